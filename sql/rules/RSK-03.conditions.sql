-- What RSK-03 asks of note $1.
select told.*
  from note
  left join param_on('misgraded_days', note.reported_on) as most on true
  cross join lateral (select note.reported_on - least(note.effective_due_on, note.overdue_since) as days) as overdue
  cross join lateral (values
    (1, '贷款未结清且有余额', note.status || '，余额' || yuan(note.balance), '未结清且余额大于0', note.is_open, '已结清或无余额'),
    (2, '五级分类为正常或关注', grade_word(note.grade), '正常或关注', note.grade in ('FQ01', 'FQ02', '正常', '关注'), '已列为不良'),
    (3, '逾期天数超过上限', overdue.days || '天', '超过' || most.value || '天（按台账日' || note.reported_on || '的规定）',
     overdue.days > most.value::int, '相差' || most.value::int + 1 - overdue.days || '天'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
