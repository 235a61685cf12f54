-- What WHO-05 asks of note $1.
select 1 as place, '证件号码在名单中，姓名不符' as condition, '认定层级T' || note.tier as value, 'T5' as threshold, note.tier = 5 as holds,
       case when note.tier = 0 then '名单中未找到此人（见WHO-01）' else '姓名一致，或为异写、曾用名' end as gap
  from note
 where note.id = $1;
