-- 考核依据: by county and by bank, what was awaited this year and came in time, and the flags that say that a figure was made up.  K is $1.
with
today as (
  select clock.day, date_trunc('year', clock.day::timestamp)::date as year from clock where $1::bigint is not null
),
-- what is not yet due is not yet late
awaited as (
  select bank.bank_code, count(*) as awaited, count(*) filter (where expected.accepted_on <= expected.due_on) as in_time
    from expected
    join today on expected.month between today.year and today.day
    join bank on bank.bank_code = expected.sender
   where expected.accepted_on is not null or expected.overdue
   group by bank.bank_code
),
made_up as (
  select finding.county, finding.bank_code
    from finding
   where finding.rule_id in ('DAT-02', 'DAT-03', 'DAT-04', 'DAT-07', 'DAT-08') and finding.status = 'open'
),
-- flags sent down whose time is over, or that are rectified: how many of them in time
due as (
  select life.county, life.bank_code, count(*) as due,
         count(*) filter (where life.status = 'rectified' and life.since <= life.due_on) as in_time
    from flag_life as life
    cross join today
   where life.sent_on is not null and life.due_on is not null and (life.due_on < today.day or life.status = 'rectified')
     and life.status not in ('dismissed', 'cleared')
   group by life.county, life.bank_code
)
select 'bank' as scope, bank.bank_code as scope_id, awaited.awaited, awaited.in_time,
       case when awaited.awaited > 0 then round(awaited.in_time * 10000.0 / awaited.awaited)::bigint end as time_rate,
       (select count(*) from made_up where made_up.bank_code = bank.bank_code) as false_figures,
       (select sum(due.due)::bigint from due where due.bank_code = bank.bank_code) as due,
       (select sum(due.in_time)::bigint from due where due.bank_code = bank.bank_code) as done
  from bank
  left join awaited on awaited.bank_code = bank.bank_code
union all
select 'county', county.code::text, null, null, null, (select count(*) from made_up where made_up.county = county.code),
       (select sum(due.due)::bigint from due where due.county = county.code),
       (select sum(due.in_time)::bigint from due where due.county = county.code)
  from division as county
 where county.level = 'county'
 order by 1, 2;
