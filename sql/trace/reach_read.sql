-- The postings of the accounts of round $1, asked one by one (distinct: see doubt_touched.sql).
insert into trace_posting
select told.*
  from trace_reach as reach
 cross join lateral (select distinct posting.posting, posting.day, posting.txn_time, posting.credit, posting.amount, posting.txn_type,
                            posting.cash_flag, posting.account_no, posting.account_name, posting.id_no, posting.counterparty_account,
                            posting.counterparty_name, posting.file, posting.line
                       from posting
                      where posting.account_no = reach.account_no and posting.day between reach.from_day and reach.to_day) as told
 where reach.round = $1::int
