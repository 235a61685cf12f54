-- Each repayment of principal, and the account that it came from as far as told: by the posting of the loan account, else by the
-- paying account's own posting of that note and sum, at most a day off.
create table repaid_from as
with
paid as (
  select posting.note, posting.posting, posting.day, posting.amount, posting.payer_account, posting.payer_name, posting.file,
         posting.line,
         row_number() over (partition by posting.note, posting.day, posting.amount order by posting.posting) as nth
    from loan_posting as posting
   where posting.kind = '贷款还本' and posting.effect > 0 and not posting.netted
),
-- what paying accounts say of it
leg as (
  select note.id as note, posting.day, posting.amount, posting.account_no, posting.account_name,
         row_number() over (partition by note.id, posting.day, posting.amount order by posting.file, posting.line) as nth
    from posting
    join note on note.bank_code = posting.bank_code and note.note_no = posting.note_no
   where posting.txn_type = '贷款还本' and posting.note_no is not null and not posting.credit
)
select distinct on (paid.note, paid.posting)
       paid.note, paid.posting, paid.day, paid.amount, paid.file, paid.line,
       coalesce(paid.payer_account, case when paid.payer_name is null then leg.account_no end) as account_no,
       coalesce(paid.payer_name, case when paid.payer_account is null or paid.payer_account = leg.account_no
                                      then leg.account_name end) as name
  from paid
  left join leg
    on leg.note = paid.note and leg.amount = paid.amount and leg.nth = paid.nth and leg.day between paid.day - 1 and paid.day + 1
 order by paid.note, paid.posting, abs(leg.day - paid.day), leg.day, leg.account_no;
select spread('repaid_from', 'note', 'ledger');
analyze repaid_from;
