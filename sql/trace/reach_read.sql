-- The postings of the accounts of round $1.
insert into trace_posting
select posting.posting, posting.day, posting.txn_time, posting.credit, posting.amount, posting.txn_type, posting.cash_flag,
       posting.account_no, posting.account_name, posting.id_no, posting.counterparty_account, posting.counterparty_name,
       posting.file, posting.line
  from posting
  join trace_reach as reach on reach.account_no = posting.account_no
 where posting.account_no = any (array(select one.account_no from trace_reach as one where one.round = $1::int))
   and posting.day between reach.from_day and reach.to_day
