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
  cross join unnest(array['note', 'scope_note', 'note_past', 'exposure', 'household', 'scope_household', 'person', 'person_past',
                          'person_alias', 'eventful', 'eventful_person', 'ledger', 'ledger_past', 'ledger_change', 'loan_posting',
                          'repaid', 'bank_month', 'purpose_verdict', 'disbursement', 'note_home']) as told (name);

-- postings, and what tracing makes of them, only after the tracer was at work
insert into mark
select told.name, trace_state.stamp || '/' || trace_state.runs
  from trace_state
  cross join unnest(array['posting', 'posting_told', 'trace_start', 'trace_edge', 'trace_end', 'trace_visit', 'repayment', 'payer',
                          'money_held']) as told (name);

-- the rest is small: all its rows, whatever their order
insert into mark
with
  small as (
    select 'param_on' as name, count(*) as rows, bit_xor(hash_record_extended(param, 0)) as hash from param
    union all select 'rate_on', count(*), bit_xor(hash_record_extended(published_rate, 0)) from published_rate
    union all select 'published_rate', count(*), bit_xor(hash_record_extended(published_rate, 0)) from published_rate
    union all select 'word', count(*), bit_xor(hash_record_extended(word, 0)) from word
    union all select 'division', count(*), bit_xor(hash_record_extended(division, 0)) from division
    union all select 'bank', count(*), bit_xor(hash_record_extended(bank, 0)) from bank
    union all select 'duty', count(*), bit_xor(hash_record_extended(duty, 0)) from duty
    union all select 'plan', count(*), bit_xor(hash_record_extended(plan, 0)) from plan
    union all select 'plan_past', count(*), bit_xor(hash_record_extended(plan_past, 0)) from plan_past
    union all select 'expected', count(*), bit_xor(hash_record_extended(expected, 0)) from expected
    union all select 'feed_day', count(*), bit_xor(hash_record_extended(feed_day, 0)) from feed_day
    union all select 'ledger_date', count(*), bit_xor(hash_record_extended(ledger_date, 0)) from ledger_date
    union all select 'first_roster', count(*), bit_xor(hash_record_extended(first_roster, 0)) from first_roster
    union all select 'fund_account', count(*), bit_xor(hash_record_extended(fund_account, 0)) from fund_account
    union all select 'fund_txn', count(*), bit_xor(hash_record_extended(fund_txn, 0)) from fund_txn
    union all select 'compensation', count(*), bit_xor(hash_record_extended(compensation, 0)) from compensation
    union all select 'subsidy', count(*), bit_xor(hash_record_extended(subsidy, 0)) from subsidy
    union all select 'survey', count(*), bit_xor(hash_record_extended(survey, 0)) from survey
    union all select 'filing', count(*), bit_xor(hash_record_extended(filing, 0)) from filing
    union all select 'npl_target', count(*), bit_xor(hash_record_extended(npl_target, 0)) from npl_target
    union all select 'watched', count(*), bit_xor(hash_record_extended(watched, 0)) from watched
    union all select 'roster_event', count(*), bit_xor(hash_record_extended(roster_event, 0)) from roster_event
  )
select small.name, small.rows || '/' || coalesce(small.hash, 0) from small;
