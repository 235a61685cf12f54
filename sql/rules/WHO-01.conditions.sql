-- What WHO-01 asks of note $1.
select told.*
  from note
  cross join clock
  left join first_roster on first_roster.county = note.county
  cross join lateral (values
    (1, '名单中未找到借款人', '认定层级T' || note.tier, 'T0（查无此人）', note.tier = 0,
     '已认定为名单中人' || case when note.tier = 5 then '（姓名不符，见WHO-05）' else '' end),
    (2, '证件号码不在被退回的名单行中', case when note.id_rejected then '在被退回的行中' else '不在' end, '不在', not note.id_rejected,
     '该行被退回，无从判断是否在册'),
    (3, '已掌握名单', '首期名单' || coalesce(first_roster.day, clock.first_roster_day), '至少一期', clock.first_roster_day is not null, '尚无名单'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
