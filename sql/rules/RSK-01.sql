-- rule:      RSK-01
-- title:     贷款逾期
-- basis:     楚贫发〔2017〕71号 五(一); 楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 五
-- severity:  low
-- subject:   note
-- scope:     household
-- material:  due_on
-- finding:   截至{ledger_day}，贷款应于{due_on}到期，余额{balance}元，逾期本金{overdue_principal}元
select note.id                                as subject,
       note.balance                           as amount,
       note.reported_on                       as ledger_day,
       note.effective_due_on                  as due_on,
       note.balance                           as balance,
       -- once it is due, all that is left is overdue, whatever the column says
       case when note.reported_on > note.effective_due_on then note.balance else note.overdue_principal end
                                              as overdue_principal
  from scope_note as note
 where note.is_open
   and (note.reported_on > note.effective_due_on or note.overdue_principal > 0);
