-- rule:      RSK-07
-- title:     三个月内到期
-- basis:     楚贫发〔2017〕71号 五(一); 银监发〔2017〕42号 三
-- severity:  low
-- subject:   note
-- scope:     household
-- material:  due_on
-- finding:   贷款将于{due_on}到期（自{ledger_day}起{due_soon_months}个月内），余额{balance}元，请机构提前跟进
select note.id                                as subject,
       note.balance                           as amount,
       note.effective_due_on                  as due_on,
       note.reported_on                       as ledger_day,
       note.balance, due_soon_months.value::int as due_soon_months
  from scope_note as note
  join param_on('due_soon_months', note.reported_on) as due_soon_months on true
 where note.is_open
   and note.effective_due_on between note.reported_on and add_months(note.reported_on, due_soon_months.value::int);
