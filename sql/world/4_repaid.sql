-- Fills loan_posting from the postings of the loan accounts: all notes, or those that the ledger tells anew, or of which a posting
-- came, went or has its day since it was filled last.
create table touched_loan as
with
  since as materialized (
    select clock.whole or filled.feed is null as whole, filled.day as filled_to, clock.day, clock.known, filled.known as known_then
      from clock
      left join filled on filled.feed = 'loan_txn'
  ),
  -- asked once, and not of each posting
  turned as materialized (
    select turned.file from since cross join lateral archive.turned(since.known_then, since.known) as turned
  ),
  told_again as materialized (
    select repeated.event
      from store.event_repeated as repeated
     where repeated.feed = 'loan_txn' and repeated.file in (select turned.file from turned)
  )
select ledger.bank_code, ledger.note_no
  from ledger
  join touched_note on touched_note.note = ledger.note
union
select event.bank_code, event.note_no
  from store.loan_txn as event
 where event.known <= (select since.known from since) and event.txn_date <= (select since.day from since)
   and ((select since.whole from since)
        or event.txn_date > (select since.filled_to from since)
        or event.file in (select turned.file from turned)
        or event.posting in (select told_again.event from told_again));
select spread('touched_loan', null);
analyze touched_loan;

-- a day that has come may move what is owed, though nothing new is known: resolving has to be done again
update clock set stamp = clock.stamp + 1 where exists (select from touched_loan) and not clock.whole;

insert into resolve_mark_note
select ledger.note
  from ledger
  join touched_loan on touched_loan.bank_code = ledger.bank_code and touched_loan.note_no = ledger.note_no
 where not (select clock.whole from clock);

-- (a note that was touched and is in no ledger any more has no postings either)
delete from loan_posting
 where (select whole from clock)
    or note in (select touched_note.note from touched_note)
    or note in (select ledger.note from ledger
                  join touched_loan on touched_loan.bank_code = ledger.bank_code and touched_loan.note_no = ledger.note_no);
insert into loan_posting
with
  -- what moves principal, and what takes it back: 冲补抹 in the other direction, or a negative amount
  posting as (
    select ledger.note, event.txn_date, event.txn_time, event.file, event.line, event.posting, event.txn_type,
           abs(event.amount) as amount, event.counterparty_account, event.counterparty_name,
           case when (event.direction = case event.txn_type when '贷款发放' then '借' else '贷' end) = (event.amount > 0)
                then 1 else -1 end as effect
      from clock
      cross join lateral store.loan_txn_in_force(clock.known) as event
      join touched_loan on touched_loan.bank_code = event.bank_code and touched_loan.note_no = event.note_no
      join ledger on ledger.bank_code = event.bank_code and ledger.note_no = event.note_no
     where event.txn_type in ('贷款发放', '贷款还本', '核销') and event.txn_date <= clock.day and event.amount <> 0
  ),
  -- like brackets: what was opened last is closed first
  depth as (
    select posting.*,
           sum(posting.effect) over (partition by posting.note, posting.txn_type, posting.amount
                                     order by posting.txn_date, posting.txn_time, posting.file, posting.line, posting.posting) as depth
      from posting
  ),
  bracket as (
    select depth.*,
           min(depth.depth) over (partition by depth.note, depth.txn_type, depth.amount
                                  order by depth.txn_date, depth.txn_time, depth.file, depth.line, depth.posting
                                  rows between 1 following and unbounded following) as lowest_later
      from depth
  )
select bracket.note, bracket.posting, bracket.txn_date, bracket.txn_type, bracket.effect,
       bracket.effect < 0 or coalesce(bracket.lowest_later < bracket.depth, false),
       bracket.amount, bracket.counterparty_account, bracket.counterparty_name, bracket.file, bracket.line
  from bracket;
drop table touched_loan;

insert into filled
select 'loan_txn', clock.day, clock.known from clock
on conflict (feed) do update set day = excluded.day, known = excluded.known;
analyze loan_posting;
