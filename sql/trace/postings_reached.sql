-- As postings.sql, of the accounts that were reached.
select posting.posting, posting.day, posting.txn_time, posting.credit, posting.amount, posting.txn_type, posting.cash_flag,
       posting.account_no, posting.account_name, posting.id_no, posting.counterparty_account, posting.counterparty_name
  from trace_posting as posting
 where posting.day >= $1::date and posting.day < $2::date
 order by posting.day, posting.file, posting.line
