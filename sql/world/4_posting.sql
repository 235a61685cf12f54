-- Fills what the view posting needs, and where notes were paid to.  Small against the postings, and always whole, but for
-- disbursement, which follows the touched notes.
delete from posting_file;
insert into posting_file
select distinct spoken.file
  from clock
  cross join lateral archive.in_force(clock.known) as spoken
 where spoken.feed = 'account_txn';

delete from posting_repeated;
insert into posting_repeated
select repeated.event, live.stored, live.file, live.line
  from (select distinct repeated.event from store.event_repeated as repeated where repeated.feed = 'account_txn') as repeated
  left join (select told.* from clock cross join lateral store.event_told('account_txn', clock.known) as told) as live
    on live.event = repeated.event;
analyze posting_file;
select counted('posting_repeated');

-- A reversal takes back the last earlier posting of its account with the same amount and the opposite direction that is not taken
-- back yet: first one with the same counterparty, then any.  Originals open a bracket, reversals close one; within one depth
-- an original that is followed by a reversal is its original.  Where no account has another history, all of it is as it was.
create table netted_now as
with
  moved as materialized (
    select clock.whole or exists (select from trace_mark) as anything from clock
  ),
  reversal as (
    select distinct told.account_no, told.amount
      from posting_told as told
     where (select moved.anything from moved) and told.reverses and told.amount > 0
  ),
  concerned as materialized (
    select told.posting, told.account_no, told.amount, told.reverses, told.credit <> told.reverses as original_credit,
           coalesce(told.counterparty_account, '') as counterparty, told.day,
           row_number() over (partition by told.account_no, told.amount
                              order by told.day, told.txn_time nulls last, told.file, told.line) as step
      from posting_told as told
      join reversal on reversal.account_no = told.account_no and reversal.amount = told.amount
     where (select moved.anything from moved)
  ),
  depth as (
    select concerned.*,
           sum(case when concerned.reverses then -1 else 1 end)
             over (partition by concerned.account_no, concerned.amount, concerned.original_credit, concerned.counterparty
                   order by concerned.step) + concerned.reverses::int as depth
      from concerned
  ),
  neighbour as (
    select depth.*,
           lead(depth.reverses) over same as next_reverses,
           lag(depth.reverses) over same as last_reverses
      from depth
    window same as (partition by depth.account_no, depth.amount, depth.original_credit, depth.counterparty, depth.depth
                    order by depth.step)
  ),
  netted as materialized (
    select neighbour.posting from neighbour
     where (not neighbour.reverses and neighbour.next_reverses) or (neighbour.reverses and not neighbour.last_reverses)
  ),
  -- the same once more for what is left, whatever the counterparty
  left_over as (
    select concerned.*,
           sum(case when concerned.reverses then -1 else 1 end)
             over (partition by concerned.account_no, concerned.amount, concerned.original_credit
                   order by concerned.step) + concerned.reverses::int as depth
      from concerned
     where concerned.posting not in (select netted.posting from netted)
  ),
  left_neighbour as (
    select left_over.*,
           lead(left_over.reverses) over same as next_reverses,
           lag(left_over.reverses) over same as last_reverses
      from left_over
    window same as (partition by left_over.account_no, left_over.amount, left_over.original_credit, left_over.depth
                    order by left_over.step)
  ),
  all_netted as (
    select netted.posting from netted
    union all
    select left_neighbour.posting from left_neighbour
     where (not left_neighbour.reverses and left_neighbour.next_reverses)
        or (left_neighbour.reverses and not left_neighbour.last_reverses)
  )
select concerned.posting, concerned.account_no, concerned.day
  from concerned
  join all_netted on all_netted.posting = concerned.posting
union all
select posting_netted.* from posting_netted where not (select moved.anything from moved);
select spread('netted_now', 'posting', 'none');

-- what a reversal took back, or no longer does, changes its account from then on, and that of the other leg
insert into trace_mark (account_no, day, taken)
select side.account_no, changed.day, true
  from (select * from ((table netted_now except table posting_netted) union (table posting_netted except table netted_now)) as either) as changed
  left join posting_told as told on told.posting = changed.posting and told.account_no = changed.account_no and told.day = changed.day
  cross join lateral (values (changed.account_no), (told.counterparty_account)) as side (account_no)
 where not (select whole from clock) and side.account_no is not null;

delete from posting_netted;
insert into posting_netted select * from netted_now;
drop table netted_now;
select counted('posting_netted');

delete from disbursement where (select whole from clock) or note in (select note from touched_note);
insert into disbursement
select last.note, last.disbursement_account, last.disbursement_name, last.payment_mode
  from (select distinct on (version.note) version.*
          from note_asked as version
         order by version.note, version.from_date desc, version.known desc) as last
 where last.disbursement_account is not null;

delete from trace_supplier;
insert into trace_supplier
select last.name, last.id_no, last.account_no
  from (select distinct on (version.entry) version.*
          from store.watchlist_version as version
          cross join clock
         where version.from_date <= clock.day and version.known <= clock.known
         order by version.entry, version.from_date desc, version.known desc) as last
 where last.list = '农资供应商' and not last.gone;
