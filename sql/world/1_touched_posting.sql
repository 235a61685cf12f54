-- Which accounts see another history once the world of now moves from its clock to day $1 and K $2: those of postings
-- whose files came or went, or whose day has come.  Run before the clock moves; the tracer clears the marks.
insert into trace_mark (account_no, day, taken)
with
  turned as materialized (
    select turned.file from clock cross join lateral archive.turned(clock.known, $2::bigint) as turned
  ),
  spoken as materialized (
    select spoken.file from archive.in_force($2::bigint) as spoken where spoken.feed = 'account_txn'
  ),
  moved as (
    select event.file, event.account_no, event.counterparty_account, event.txn_date
      from store.account_txn as event
     where event.file in (select turned.file from turned)
    union all
    select event.file, event.account_no, event.counterparty_account, event.txn_date
      from store.account_txn as event
     where event.txn_date > (select clock.day from clock) and event.txn_date <= $1::date
    union all
    select repeated.file, event.account_no, event.counterparty_account, event.txn_date
      from store.event_repeated as repeated
      join store.account_txn as event on event.posting = repeated.event and event.known = repeated.stored
     where repeated.feed = 'account_txn' and repeated.file in (select turned.file from turned)
  )
select side.account_no, min(moved.txn_date), bool_or(moved.file not in (select spoken.file from spoken))
  from moved
  cross join lateral (values (moved.account_no), (moved.counterparty_account)) as side (account_no)
 where side.account_no is not null
 group by side.account_no
