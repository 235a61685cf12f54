-- How everything that rules read stands now.  A rule whose text is the same, and of which all that it reads stands as it stood,
-- says what it said: it is not run again (sql/flags/basis.sql).
--
-- To declare a new table of a world here, choose where it belongs; one that is forgotten counts as changed every night.
truncate mark;

-- the clock, column by column: a rule that reads clock.month is woken by a new month, one that reads clock.day by every day
insert into mark
select part.name, coalesce(part.stands, '')
  from clock
  cross join lateral (values ('clock.day', clock.day::text), ('clock.month', clock.month::text),
                             ('clock.known_day', clock.known_day::text),
                             ('clock.first_roster_day', clock.first_roster_day::text)) as part (name, stands);

-- what loading and resolving make of ledgers and rosters is another only after a fill that the stamp counts
insert into mark
select told.name, clock.stamp::text
  from clock
  cross join unnest(array['note', 'scope_note', 'bearer_span', 'note_past', 'exposure', 'household', 'scope_household', 'person', 'person_past',
                          'person_alias', 'eventful', 'eventful_person', 'ledger', 'ledger_past', 'ledger_change', 'loan_posting',
                          'repaid', 'bank_month', 'purpose_verdict', 'disbursement', 'note_home_of']) as told (name);

-- postings, and what tracing makes of them, only after the tracer was at work
insert into mark
select told.name, trace_state.stamp || '/' || trace_state.runs
  from trace_state
  cross join unnest(array['posting', 'posting_told', 'trace_start', 'trace_edge', 'trace_end', 'trace_visit', 'repayment', 'payer',
                          'money_held', 'money_held_since_grant']) as told (name);

-- the rest is small: all its rows, whatever their order
insert into mark
with
  small as (
    select 'param_on' as name, count(*) as rows, bit_xor(hash_record_extended(each_row, 0)) as hash from param as each_row
    union all select 'rate_on', count(*), bit_xor(hash_record_extended(each_row, 0)) from published_rate as each_row
    union all select 'word', count(*), bit_xor(hash_record_extended(each_row, 0)) from word as each_row
    union all select 'division', count(*), bit_xor(hash_record_extended(each_row, 0)) from division as each_row
    union all select 'bank', count(*), bit_xor(hash_record_extended(each_row, 0)) from bank as each_row
    union all select 'duty', count(*), bit_xor(hash_record_extended(each_row, 0)) from duty as each_row
    union all select 'plan', count(*), bit_xor(hash_record_extended(each_row, 0)) from plan as each_row
    union all select 'plan_past', count(*), bit_xor(hash_record_extended(each_row, 0)) from plan_past as each_row
    union all select 'expected', count(*), bit_xor(hash_record_extended(each_row, 0)) from expected as each_row
    union all select 'feed_day', count(*), bit_xor(hash_record_extended(each_row, 0)) from feed_day as each_row
    union all select 'ledger_date', count(*), bit_xor(hash_record_extended(each_row, 0)) from ledger_date as each_row
    union all select 'first_roster', count(*), bit_xor(hash_record_extended(each_row, 0)) from first_roster as each_row
    union all select 'fund_account', count(*), bit_xor(hash_record_extended(each_row, 0)) from fund_account as each_row
    union all select 'fund_txn', count(*), bit_xor(hash_record_extended(each_row, 0)) from fund_txn as each_row
    union all select 'compensation', count(*), bit_xor(hash_record_extended(each_row, 0)) from compensation as each_row
    union all select 'subsidy', count(*), bit_xor(hash_record_extended(each_row, 0)) from subsidy as each_row
    union all select 'survey', count(*), bit_xor(hash_record_extended(each_row, 0)) from survey as each_row
    union all select 'filing', count(*), bit_xor(hash_record_extended(each_row, 0)) from filing as each_row
    union all select 'npl_target', count(*), bit_xor(hash_record_extended(each_row, 0)) from npl_target as each_row
    union all select 'watched', count(*), bit_xor(hash_record_extended(each_row, 0)) from watched as each_row
    union all select 'roster_event', count(*), bit_xor(hash_record_extended(each_row, 0)) from roster_event as each_row
  )
select small.name, small.rows || '/' || coalesce(small.hash, 0) from small;
