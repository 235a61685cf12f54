-- What WHO-03 asks of note $1.
select told.*
  from note
  cross join lateral (values
    (1, '借款人因清退、迁出、婚出或原因不明离册', coalesce(note.left_why, '未离册'), '清退、迁出、婚出、原因不明',
     note.left_why in ('清退', '迁出', '婚出', '原因不明'), case when note.left_why is null then '仍在册' else '离册原因不属此列' end),
    (2, '离册日早于放款日', note.left_on::text, '早于' || note.disbursed_on, note.left_on < note.disbursed_on,
     days_apart(note.left_on, note.disbursed_on)),
    (3, '放款日不在任何在册户中', case when note.member_on_grant then '在册' else '不在册' end, '不在册', not note.member_on_grant,
     '放款日是在册户成员'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
