-- What RSK-01 asks of note $1.
select told.*
  from note
  cross join lateral (values
    (1, '贷款未结清且有余额', note.status || '，余额' || yuan(note.balance), '未结清且余额大于0', note.is_open, '已结清或无余额'),
    (2, '已过到期日，或有逾期本金', '到期日' || note.effective_due_on || '，逾期本金' || coalesce(yuan(note.overdue_principal), '未填'),
     '到期日早于台账日' || note.reported_on || '，或逾期本金大于0',
     note.reported_on > note.effective_due_on or note.overdue_principal > 0,
     '距到期尚有' || note.effective_due_on - note.reported_on || '天，无逾期本金'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
