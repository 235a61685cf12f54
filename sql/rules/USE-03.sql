-- rule:      USE-03
-- title:     以贷还贷
-- basis:     楚贫发〔2017〕71号 二(三); 银监发〔2017〕42号 二
-- severity:  medium
-- subject:   note
-- scope:     note
-- material:  other_notes
-- finding:   放款后{repay_loan_days}天内，贷款中有{traced}元用于归还借据{other_notes}的本金，达贷款金额的{repay_loan_percent}%以上，且未登记为续贷或借新还旧
with
-- money that the paying account's bank says repaid the principal of another note
used as (
  select held.note, posting.bank_code || '/' || posting.note_no as other, held.amount, posting.file, posting.line
    from money_held_since_grant('repay_loan_days') as held
    join posting on posting.posting = held.posting
   where held.kind = 'loan' and posting.txn_type = '贷款还本' and posting.note_no is not null
)
select note.id                                as subject,
       sum(used.amount)::bigint               as amount,
       within.value::int                      as repay_loan_days,
       sum(used.amount)::bigint               as traced,
       string_agg(distinct used.other, '、' order by used.other) as other_notes,
       at_least.value::int                       as repay_loan_percent,
       array_agg(distinct used.file || ':' || used.line order by used.file || ':' || used.line) as sources
  from scope_note as note
  join used on used.note = note.id and used.other <> note.subject
  join param_on('repay_loan_days', note.disbursed_on) as within on true
  join param_on('repay_loan_percent', note.disbursed_on) as at_least on true
 where note.grant_type not in ('无还本续贷', '借新还旧')
 group by note.id, note.amount, within.value, at_least.value
having sum(used.amount) * 100 >= note.amount * at_least.value::int;
