-- rule:      RSK-03
-- title:     分类不实
-- basis:     楚贫发〔2017〕71号 五(一); 楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 三
-- severity:  high
-- subject:   note
-- scope:     household
-- material:  grade, due_on
-- finding:   截至{ledger_day}已逾期{overdue_days}天，超过{misgraded_days}天，五级分类仍为{grade}，余额{balance}元
select note.id                                as subject,
       note.balance                           as amount,
       case note.grade when 'FQ01' then '正常' when 'FQ02' then '关注' else note.grade end as grade,
       note.effective_due_on                  as due_on,
       note.reported_on                       as ledger_day,
       note.reported_on - least(note.effective_due_on, note.overdue_since) as overdue_days,
       misgraded_days.value::int              as misgraded_days,
       note.balance                           as balance
  from scope_note as note
  join param_on('misgraded_days', note.reported_on) as misgraded_days on true
 where note.is_open
   and note.grade in ('FQ01', 'FQ02', '正常', '关注')
   -- the larger of the column's days and the days since it was due; least() passes over a blank
   and note.reported_on - least(note.effective_due_on, note.overdue_since) > misgraded_days.value::int;
