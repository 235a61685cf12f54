-- What WHO-06 asks of note $1.
select told.*
  from note
  cross join lateral (
    select coalesce(min(event.day), case when note.left_why = '死亡' then note.left_on end) as day
      from roster_event as event
     where event.person = note.person and event.kind = '死亡' and note.left_why <> '死亡'
       and event.day >= note.left_on and event.day < note.disbursed_on) as died
  cross join lateral (values
    (1, '名单记载借款人死亡', coalesce(case when died.day is not null then '死亡' else note.left_why end, '未离册'), '死亡', died.day is not null,
     '无死亡记载'),
    (2, '死亡日早于放款日', died.day::text, '早于' || note.disbursed_on, died.day < note.disbursed_on,
     days_apart(died.day, note.disbursed_on)),
    (3, '放款日不在任何在册户中', case when note.member_on_grant then '在册' else '不在册' end, '不在册', not note.member_on_grant,
     '放款日是在册户成员'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
