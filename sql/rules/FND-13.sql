-- rule:      FND-13
-- title:     代偿后未转表外
-- basis:     楚贫发〔2017〕71号 四(二)
-- severity:  high
-- subject:   case
-- scope:     case
-- material:  paid_on
-- finding:   代偿{case_no}（借据{note_no}）已于{paid_on}支付，{ledger_day}台账中该借据仍有余额{balance}元，状态为{status}，未转入表外
select claim.case_no                          as subject,
       state.balance                          as amount,
       claim.case_no, claim.note_no, claim.paid_on,
       ledger_date.day                        as ledger_day,
       state.balance, state.status,
       array[note.id]                         as notes,
       array[claim.file || ':' || claim.line] as sources
  from compensation as claim
  join note on note.bank_code = claim.bank_code and note.note_no = claim.note_no
  -- the ledger of the first month end after the payment
  join ledger_date
    on ledger_date.bank_code = claim.bank_code
   and ledger_date.day = month_end(claim.paid_on + 1)
  join ledger_past as state
    on state.note = note.id
   and state.from_day <= ledger_date.day
   and ledger_date.day < state.to_day
   and not state.gone
 where state.balance > 0
    or state.status <> '代偿';
