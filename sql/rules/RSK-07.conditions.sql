-- What RSK-07 asks of note $1.
select told.*
  from note
  left join param_on('due_soon_months', note.reported_on) as months on true
  cross join lateral (values
    (1, '贷款未结清且有余额', note.status || '，余额' || yuan(note.balance), '未结清且余额大于0', note.is_open, '已结清或无余额'),
    (2, '到期日在台账日之后' || months.value || '个月内', note.effective_due_on::text,
     '在' || note.reported_on || '至' || add_months(note.reported_on, months.value::int) || '之间',
     note.effective_due_on between note.reported_on and add_months(note.reported_on, months.value::int),
     case when note.effective_due_on < note.reported_on then '已过期' || note.reported_on - note.effective_due_on || '天'
          else '晚' || note.effective_due_on - add_months(note.reported_on, months.value::int) || '天' end))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
