-- 异常波动: households with a balance at the month ends of the last year, by county in the order of print, the whole, then each county and
-- bank that DAT-06 speaks of; K is $1 (not needed), of county $2 only unless empty.
with
month as (
  select nth, month_end(add_months(clock.month, nth - 12)) as day
    from clock
    cross join generate_series(1, 12) as nth
   where $1::bigint is not null
),
cell as (
  select bank_month.county, bank_month.bank_code, month.nth, bank_month.balance_households as households
    from bank_month
    join month on month.day = bank_month.day
   where nullif($2::text, '') is null or bank_month.county = $2::text::int
),
line as (
  select 0 as depth, county.code as county, null as bank_code, county.name as county_name, cell.nth, sum(cell.households) as households
    from division as county
    left join cell on cell.county = county.code
   where county.level = 'county' and (nullif($2::text, '') is null or county.code = $2::text::int)
   group by county.code, county.name, cell.nth
  union all
  select 1, null, null, '合计', cell.nth, sum(cell.households)
    from cell
   group by cell.nth
  union all
  select 2, cell.county, cell.bank_code, county.name, cell.nth, cell.households
    from cell
    join division as county on county.code = cell.county
   where exists (select from finding
                  where finding.rule_id = 'DAT-06' and finding.status = 'open'
                    and finding.subject_id = cell.county || '/' || cell.bank_code)
),
spread_out as (
  select line.depth, line.county, line.bank_code, line.county_name,
         sum(line.households) filter (where line.nth = 1) as m01, sum(line.households) filter (where line.nth = 2) as m02,
         sum(line.households) filter (where line.nth = 3) as m03, sum(line.households) filter (where line.nth = 4) as m04,
         sum(line.households) filter (where line.nth = 5) as m05, sum(line.households) filter (where line.nth = 6) as m06,
         sum(line.households) filter (where line.nth = 7) as m07, sum(line.households) filter (where line.nth = 8) as m08,
         sum(line.households) filter (where line.nth = 9) as m09, sum(line.households) filter (where line.nth = 10) as m10,
         sum(line.households) filter (where line.nth = 11) as m11, sum(line.households) filter (where line.nth = 12) as m12
    from line
   group by line.depth, line.county, line.bank_code, line.county_name
),
-- month on month, and the middle of the months before the last
step as (
  select spread_out.depth, spread_out.county, spread_out.bank_code, pair.nth,
         (pair.after - pair.before) * 10000.0 / pair.before as rate
    from spread_out
    cross join lateral (values (2, m01, m02), (3, m02, m03), (4, m03, m04), (5, m04, m05), (6, m05, m06), (7, m06, m07), (8, m07, m08),
                               (9, m08, m09), (10, m09, m10), (11, m10, m11), (12, m11, m12)) as pair (nth, before, after)
   where pair.before > 0 and pair.after is not null
),
middle as (
  select step.depth, step.county, step.bank_code, percentile_disc(0.5) within group (order by step.rate) as median
    from step
   where step.nth < 12
   group by step.depth, step.county, step.bank_code
)
select case when spread_out.depth = 1 then 'total' else 'plain' end as line,
       case when spread_out.depth = 2 then 'change' end as late,
       spread_out.county_name as county, case when spread_out.depth = 2 then coalesce(bank.name, spread_out.bank_code) else '' end as bank,
       m01::bigint, m02::bigint, m03::bigint, m04::bigint, m05::bigint, m06::bigint, m07::bigint, m08::bigint, m09::bigint, m10::bigint,
       m11::bigint, m12::bigint, round(step.rate)::bigint as change, round(middle.median)::bigint as median
  from spread_out
  left join bank on bank.bank_code = spread_out.bank_code
  left join step on step.depth = spread_out.depth and step.county is not distinct from spread_out.county
                and step.bank_code is not distinct from spread_out.bank_code and step.nth = 12
  left join middle on middle.depth = spread_out.depth and middle.county is not distinct from spread_out.county
                  and middle.bank_code is not distinct from spread_out.bank_code
 order by spread_out.depth, spread_out.county, bank.ordinal, spread_out.bank_code;
