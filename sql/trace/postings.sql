-- The postings from day $1 to before day $2.
select posting.posting, posting.day, posting.txn_time, posting.credit, posting.amount, posting.txn_type, posting.cash_flag,
       posting.account_no, posting.account_name, posting.id_no, posting.counterparty_account, posting.counterparty_name
  from posting
 where posting.day >= $1::date and posting.day < $2::date
 order by posting.day, posting.file, posting.line
