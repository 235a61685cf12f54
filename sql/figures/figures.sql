-- Every figure of a month, one a row: scope, scope_id, figure, value.  Amounts are fen; rates are left to whoever prints.
--
-- A figure without a row does not apply: rated and demand households, repaid, written off and funds are there once their
-- feed has spoken; plans and funds are none of a township's; registered households are none of a bank's.  A scope that applies has its
-- zeros.  Counties, banks and townships are all those of the world; a county x bank is one that has a note, a plan or
-- a flag.  Extensions "of the year": the ledger does not say when one was agreed, so a note counts whose original due
-- date, on which the extension takes effect, lies in the year, with its amount.
with
today as (
  select clock.day, month_start(clock.day) as month, date_trunc('year', clock.day::timestamp)::date as year,
         (date_trunc('year', clock.day::timestamp) + interval '1 year')::date as next_year,
         extract(year from clock.day)::int as year_number, add_months(clock.day, 3) as quarter
    from clock
),
prefecture as (
  select division.code::text as code
    from division
   where division.level = 'prefecture'
),
-- nearly every note is the only one of a registered household; of the others, of whom there are few, it stands here what they are,
-- so that no note has to look for its household.  The grouping tells the planner, too, that each comes once
apart as (
  select each.household, min(each.borrower) as borrower, bool_and(each.registered) as registered, bool_or(each.comes_again) as comes_again
    from (-- without a household a borrower is one by his number, however many notes he has, each in a household of its own
          select note.household, min(note.household) over same as borrower, false as registered, count(*) over same > 1 as comes_again
            from note
           where note.household < 0
          window same as (partition by note.id18)
           union all
          select household.household, household.household, false, false
            from household
           where not household.registered
           union all
          select note.household, note.household, true, true
            from note
           where note.household >= 0
           group by note.household
          having count(*) > 1) as each
   group by each.household
),
-- a note with what is to be added up
counted as materialized (
  select coalesce(apart.borrower, note.household) as borrower, coalesce(apart.comes_again, false) as comes_again,
         coalesce(apart.registered, true) as registered,
         note.county, note.township, note.bank_code, note.amount, note.disbursed_on, note.is_open,
         case when note.is_open then note.balance else 0 end as balance,
         note.disbursed_on between today.month and today.day as this_month,
         note.disbursed_on between today.year and today.day as this_year,
         note.grant_type = '无还本续贷' as rolled,
         note.grant_type in ('无还本续贷', '借新还旧', '重组') as renewed,
         (note.extension_count > 0 or note.extended_due_on is not null)
           and note.due_on >= today.year and note.due_on < today.next_year as extended,
         note.is_open and note.effective_due_on between today.day and today.quarter as due_soon,
         note.is_open and note.grade in ('FQ03', 'FQ04', 'FQ05') as npl,
         -- once it is due, what the bank does not call overdue is so all the same
         case when not note.is_open then 0
              when note.overdue_principal > 0 then note.overdue_principal
              when today.day > note.effective_due_on then note.balance
              else 0
         end as overdue,
         greatest(today.day - note.overdue_since, today.day - note.effective_due_on, 0) as overdue_days
    from note
    cross join today
    left join apart on apart.household = note.household
),
-- amounts add up: first over the notes of a township and bank, of which there are few, then over scopes
cell as materialized (
  select counted.county, counted.township, counted.bank_code,
         count(*) as granted_notes,
         sum(counted.amount) as granted_fen,
         sum(counted.amount) filter (where counted.this_month) as granted_month_fen,
         sum(counted.amount) filter (where counted.this_year) as granted_year_fen,
         sum(counted.amount) filter (where counted.this_year and not counted.rolled) as granted_year_new_fen,
         count(*) filter (where counted.is_open) as balance_notes,
         sum(counted.balance) as balance_fen,
         count(*) filter (where counted.this_year and counted.renewed) as renewed_notes,
         sum(counted.amount) filter (where counted.this_year and counted.renewed) as renewed_fen,
         count(*) filter (where counted.extended) as extended_notes,
         sum(counted.amount) filter (where counted.extended) as extended_fen,
         count(*) filter (where counted.due_soon) as due_3_months_notes,
         sum(counted.balance) filter (where counted.due_soon) as due_3_months_fen,
         count(*) filter (where counted.overdue > 0) as overdue_notes,
         sum(counted.overdue) as overdue_fen,
         sum(counted.overdue) filter (where counted.overdue_days <= 30) as overdue_30_fen,
         sum(counted.overdue) filter (where counted.overdue_days between 31 and 60) as overdue_60_fen,
         sum(counted.overdue) filter (where counted.overdue_days between 61 and 90) as overdue_90_fen,
         sum(counted.overdue) filter (where counted.overdue_days > 90) as overdue_over_90_fen,
         count(*) filter (where counted.npl) as npl_notes,
         sum(counted.balance) filter (where counted.npl) as npl_fen,
         -- households do not add up; but whoever has one note counts once in each of its scopes
         count(*) filter (where not counted.comes_again) as granted_households,
         count(*) filter (where not counted.comes_again and counted.registered) as granted_registered_households,
         count(*) filter (where not counted.comes_again and counted.is_open) as balance_households,
         count(*) filter (where not counted.comes_again and counted.overdue > 0) as overdue_households
    from counted
   group by counted.county, counted.township, counted.bank_code
),
money as (
  select scope.scope, scope.scope_id,
         sum(cell.granted_notes) as granted_notes, sum(cell.granted_fen) as granted_fen,
         sum(cell.granted_month_fen) as granted_month_fen, sum(cell.granted_year_fen) as granted_year_fen,
         sum(cell.granted_year_new_fen) as granted_year_new_fen,
         sum(cell.balance_notes) as balance_notes, sum(cell.balance_fen) as balance_fen,
         sum(cell.renewed_notes) as renewed_notes, sum(cell.renewed_fen) as renewed_fen,
         sum(cell.extended_notes) as extended_notes, sum(cell.extended_fen) as extended_fen,
         sum(cell.due_3_months_notes) as due_3_months_notes, sum(cell.due_3_months_fen) as due_3_months_fen,
         sum(cell.overdue_notes) as overdue_notes, sum(cell.overdue_fen) as overdue_fen,
         sum(cell.overdue_30_fen) as overdue_30_fen, sum(cell.overdue_60_fen) as overdue_60_fen,
         sum(cell.overdue_90_fen) as overdue_90_fen, sum(cell.overdue_over_90_fen) as overdue_over_90_fen,
         sum(cell.npl_notes) as npl_notes, sum(cell.npl_fen) as npl_fen
    from cell
    cross join prefecture
    cross join lateral (values ('prefecture', prefecture.code),
                               ('county', cell.county::text),
                               ('bank', cell.bank_code),
                               ('county_bank', cell.county || '/' || cell.bank_code),
                               ('township', cell.township::text)) as scope (scope, scope_id)
   group by scope.scope, scope.scope_id
),
-- of those with several: their days in each scope, then each scope's borrowers, then how many they are
visit as (
  select counted.borrower, counted.disbursed_on, counted.county, counted.township, counted.bank_code,
         bool_or(counted.registered) as registered, bool_or(counted.is_open) as is_open,
         bool_or(counted.overdue > 0) as overdue
    from counted
   where counted.comes_again
   group by grouping sets ((counted.borrower, counted.disbursed_on),
                           (counted.borrower, counted.disbursed_on, counted.county),
                           (counted.borrower, counted.disbursed_on, counted.bank_code),
                           (counted.borrower, counted.disbursed_on, counted.county, counted.bank_code),
                           (counted.borrower, counted.disbursed_on, counted.township))
),
visitor as (
  select visit.county, visit.township, visit.bank_code, visit.borrower, count(*) as times,
         bool_or(visit.registered) as registered, bool_or(visit.is_open) as is_open, bool_or(visit.overdue) as overdue
    from visit
   group by visit.county, visit.township, visit.bank_code, visit.borrower
),
crowd as (
  select visitor.county, visitor.township, visitor.bank_code,
         count(*) as granted_households,
         count(*) filter (where visitor.registered) as granted_registered_households,
         sum(visitor.times) as granted_times,
         count(*) filter (where visitor.is_open) as balance_households,
         count(*) filter (where visitor.overdue) as overdue_households
    from visitor
   group by visitor.county, visitor.township, visitor.bank_code
),
head as (
  select scope.scope, scope.scope_id, cell.granted_households, cell.granted_registered_households,
         cell.granted_households as granted_times, cell.balance_households, cell.overdue_households
    from cell
    cross join prefecture
    cross join lateral (values ('prefecture', prefecture.code),
                               ('county', cell.county::text),
                               ('bank', cell.bank_code),
                               ('county_bank', cell.county || '/' || cell.bank_code),
                               ('township', cell.township::text)) as scope (scope, scope_id)
  union all
  -- what a scope is shows in which columns it leaves open
  select case when crowd.township is not null then 'township'
              when crowd.county is not null and crowd.bank_code is not null then 'county_bank'
              when crowd.county is not null then 'county'
              when crowd.bank_code is not null then 'bank'
              else 'prefecture'
         end,
         case when crowd.township is not null then crowd.township::text
              when crowd.county is not null and crowd.bank_code is not null then crowd.county || '/' || crowd.bank_code
              when crowd.county is not null then crowd.county::text
              when crowd.bank_code is not null then crowd.bank_code
              else prefecture.code
         end,
         crowd.granted_households, crowd.granted_registered_households, crowd.granted_times, crowd.balance_households,
         crowd.overdue_households
    from crowd
    cross join prefecture
),
people as (
  select head.scope, head.scope_id, sum(head.granted_households) as granted_households,
         sum(head.granted_registered_households) as granted_registered_households, sum(head.granted_times) as granted_times,
         sum(head.balance_households) as balance_households, sum(head.overdue_households) as overdue_households
    from head
   group by head.scope, head.scope_id
),
-- households, surveys and postings: over townships first, of which there are few, then over scopes; of a household's surveys one is
-- what is said of it now
roster as (
  select scope.scope, scope.scope_id, sum(home.registered) as registered_households, sum(home.rated) as rated_households,
         sum(home.demand) as demand_households
    from (select household.county, household.township, count(*) as registered, count(*) filter (where said.rated) as rated,
                 count(*) filter (where said.demand) as demand
            from household
            left join (select survey.household, survey.rating <> '未评级' as rated, survey.has_demand = '有' as demand
                         from survey
                        where survey.reported) as said on said.household = household.household
           where household.registered
           group by household.county, household.township) as home
    cross join prefecture
    cross join lateral (values ('prefecture', prefecture.code),
                               ('county', home.county::text),
                               ('township', home.township::text)) as scope (scope, scope_id)
   group by scope.scope, scope.scope_id
),
moved as (
  select scope.scope, scope.scope_id, sum(paid.repaid) as repaid_month_fen, sum(paid.written_off) as written_off_month_fen
    from (select note.county, note.township, note.bank_code,
                 sum(posting.amount) filter (where posting.kind = '贷款还本') as repaid,
                 sum(posting.amount) filter (where posting.kind = '核销') as written_off
            from loan_posting as posting
            join note on note.id = posting.note
            join today on posting.day between today.month and today.day
           where posting.effect > 0 and not posting.netted
           group by note.county, note.township, note.bank_code) as paid
    cross join prefecture
    cross join lateral (values ('prefecture', prefecture.code),
                               ('county', paid.county::text),
                               ('bank', paid.bank_code),
                               ('county_bank', paid.county || '/' || paid.bank_code),
                               ('township', paid.township::text)) as scope (scope, scope_id)
   group by scope.scope, scope.scope_id
),
-- the funds, and what they should be: rounded up once for each county and bank, as FND-01 has it, so that the parts add up
fund_cell as (
  select coalesce(fund.county, lent.county) as county, coalesce(fund.bank_code, lent.bank_code) as bank_code,
         coalesce(fund.balance, 0) as fund_fen, ceil(coalesce(lent.balance, 0) / ratio.value::numeric) as fund_due_fen
    from (select account.county, account.bank_code, sum(account.balance) as balance
            from fund_account as account
            join today on account.from_day <= today.day and today.day < account.to_day
           group by account.county, account.bank_code) as fund
    full join (select cell.county, cell.bank_code, sum(cell.balance_fen) as balance
                 from cell
                group by cell.county, cell.bank_code) as lent
      on lent.county = fund.county and lent.bank_code = fund.bank_code
    cross join today
    join param_on('fund_ratio', today.day) as ratio on true
),
funded as (
  select scope.scope, scope.scope_id, sum(fund_cell.fund_fen) as fund_fen, sum(fund_cell.fund_due_fen) as fund_due_fen
    from fund_cell
    cross join prefecture
    cross join lateral (values ('prefecture', prefecture.code),
                               ('county', fund_cell.county::text),
                               ('bank', fund_cell.bank_code),
                               ('county_bank', fund_cell.county || '/' || fund_cell.bank_code)) as scope (scope, scope_id)
   group by scope.scope, scope.scope_id
),
heard as (
  select bool_or(feed_day.feed = 'survey') as survey,
         bool_or(feed_day.feed = 'loan_txn' and feed_day.day >= today.month) as loan_txn,
         bool_or(feed_day.feed = 'fund_account') as fund_account
    from feed_day
    cross join today
),
planned as (
  select scope.scope, scope.scope_id, sum(plan.amount) as plan_fen
    from plan
    join today on today.year_number = plan.year
    cross join prefecture
    cross join lateral (values ('prefecture', prefecture.code),
                               ('county', plan.county::text),
                               ('bank', plan.bank_code),
                               ('county_bank', plan.county || '/' || plan.bank_code)) as scope (scope, scope_id)
   group by scope.scope, scope.scope_id
),
flagged as (
  select scope.scope, scope.scope_id, sum(open.high) as flags_high, sum(open.medium) as flags_medium, sum(open.low) as flags_low
    from (select finding.county, finding.township, finding.bank_code,
                 count(*) filter (where finding.severity = 'high') as high,
                 count(*) filter (where finding.severity = 'medium') as medium,
                 count(*) filter (where finding.severity = 'low') as low
            from finding
            join flag_life as life on life.flag_id = finding.flag_id
           where life.status not in ('rectified', 'cleared', 'dismissed')
           group by finding.county, finding.township, finding.bank_code) as open
    cross join prefecture
    cross join lateral (values ('prefecture', prefecture.code),
                               ('county', open.county::text),
                               ('bank', open.bank_code),
                               ('county_bank', open.county || '/' || open.bank_code),
                               ('township', open.township::text)) as scope (scope, scope_id)
   where scope.scope_id is not null
   group by scope.scope, scope.scope_id
),
-- every scope that there is, whatever happened in it
known as (
  select division.level as scope, division.code::text as scope_id
    from division
   where division.level in ('prefecture', 'county', 'township')
   union
  select 'bank', bank.bank_code
    from bank
   union
  select money.scope, money.scope_id from money
   union
  select planned.scope, planned.scope_id from planned
   union
  select funded.scope, funded.scope_id from funded
   union
  select flagged.scope, flagged.scope_id from flagged
)
select known.scope, known.scope_id, figure.figure, figure.value::bigint as value
  from known
  left join money on money.scope = known.scope and money.scope_id = known.scope_id
  left join people on people.scope = known.scope and people.scope_id = known.scope_id
  left join roster on roster.scope = known.scope and roster.scope_id = known.scope_id
  left join planned on planned.scope = known.scope and planned.scope_id = known.scope_id
  left join moved on moved.scope = known.scope and moved.scope_id = known.scope_id
  left join funded on funded.scope = known.scope and funded.scope_id = known.scope_id
  left join flagged on flagged.scope = known.scope and flagged.scope_id = known.scope_id
  cross join heard
  cross join lateral (values
    ('registered_households', case when known.scope in ('prefecture', 'county', 'township')
                                   then coalesce(roster.registered_households, 0) end),
    ('rated_households', case when heard.survey and known.scope in ('prefecture', 'county', 'township')
                              then coalesce(roster.rated_households, 0) end),
    ('demand_households', case when heard.survey and known.scope in ('prefecture', 'county', 'township')
                               then coalesce(roster.demand_households, 0) end),
    ('granted_households', coalesce(people.granted_households, 0)),
    ('granted_registered_households', coalesce(people.granted_registered_households, 0)),
    ('granted_times', coalesce(people.granted_times, 0)),
    ('granted_notes', coalesce(money.granted_notes, 0)),
    ('granted_fen', coalesce(money.granted_fen, 0)),
    ('granted_month_fen', coalesce(money.granted_month_fen, 0)),
    ('granted_year_fen', coalesce(money.granted_year_fen, 0)),
    ('granted_year_new_fen', coalesce(money.granted_year_new_fen, 0)),
    ('repaid_month_fen', case when heard.loan_txn then coalesce(moved.repaid_month_fen, 0) end),
    ('written_off_month_fen', case when heard.loan_txn then coalesce(moved.written_off_month_fen, 0) end),
    ('fund_fen', case when heard.fund_account and known.scope <> 'township' then coalesce(funded.fund_fen, 0) end),
    ('fund_due_fen', case when heard.fund_account and known.scope <> 'township' then coalesce(funded.fund_due_fen, 0) end),
    ('plan_fen', planned.plan_fen),
    ('balance_households', coalesce(people.balance_households, 0)),
    ('balance_notes', coalesce(money.balance_notes, 0)),
    ('balance_fen', coalesce(money.balance_fen, 0)),
    ('renewed_notes', coalesce(money.renewed_notes, 0)),
    ('renewed_fen', coalesce(money.renewed_fen, 0)),
    ('extended_notes', coalesce(money.extended_notes, 0)),
    ('extended_fen', coalesce(money.extended_fen, 0)),
    ('due_3_months_notes', coalesce(money.due_3_months_notes, 0)),
    ('due_3_months_fen', coalesce(money.due_3_months_fen, 0)),
    ('overdue_households', coalesce(people.overdue_households, 0)),
    ('overdue_notes', coalesce(money.overdue_notes, 0)),
    ('overdue_fen', coalesce(money.overdue_fen, 0)),
    ('overdue_30_fen', coalesce(money.overdue_30_fen, 0)),
    ('overdue_60_fen', coalesce(money.overdue_60_fen, 0)),
    ('overdue_90_fen', coalesce(money.overdue_90_fen, 0)),
    ('overdue_over_90_fen', coalesce(money.overdue_over_90_fen, 0)),
    ('npl_notes', coalesce(money.npl_notes, 0)),
    ('npl_fen', coalesce(money.npl_fen, 0)),
    ('flags_high', coalesce(flagged.flags_high, 0)),
    ('flags_medium', coalesce(flagged.flags_medium, 0)),
    ('flags_low', coalesce(flagged.flags_low, 0))) as figure (figure, value)
 where figure.value is not null
 order by known.scope collate "C", known.scope_id collate "C", figure.figure collate "C";
