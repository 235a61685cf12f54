-- What WHO-06 asks of note $1.
select told.*
  from note
  cross join lateral (values
    (1, '名单记载借款人死亡', coalesce(note.left_why, '未离册'), '死亡', note.left_why = '死亡', '无死亡记载'),
    (2, '死亡日早于放款日', note.left_on::text, '早于' || note.disbursed_on, note.left_on < note.disbursed_on,
     days_apart(note.left_on, note.disbursed_on)),
    (3, '放款日不在任何在册户中', case when note.member_on_grant then '在册' else '不在册' end, '不在册', not note.member_on_grant,
     '放款日是在册户成员'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
