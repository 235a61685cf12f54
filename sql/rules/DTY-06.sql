-- rule:      DTY-06
-- title:     计划进度滞后
-- basis:     楚贫发〔2017〕71号 五(二)
-- severity:  medium
-- subject:   county_bank
-- scope:     county_bank
-- material:  year
-- finding:   {county}{bank}{year}年计划{plan}元，年内已放{granted}元（不含无还本续贷），完成{done}%，比时间进度（{due}%）落后{plan_lag_points}个百分点以上
with
-- the year of D, and how many of its months are over
today as (
  select extract(year from clock.day)::int as year,
         extract(month from clock.day)::int - case when clock.day = month_end(clock.day) then 0 else 1 end as months,
         clock.day
    from clock
),
granted as (
  select note.county, note.bank_code, sum(note.amount)::bigint as amount
    from scope_note as note
    join today on note.disbursed_on >= make_date(today.year, 1, 1) and note.disbursed_on <= today.day
   where note.grant_type <> '无还本续贷'
   group by note.county, note.bank_code
)
select plan.county || '/' || plan.bank_code   as subject,
       coalesce(division.name, plan.county::text) as county,
       coalesce(bank.name, plan.bank_code)    as bank,
       plan.year::text                        as year,
       plan.amount                            as plan,
       coalesce(granted.amount, 0)            as granted,
       round(coalesce(granted.amount, 0) * 100.0 / plan.amount, 2) as done,
       round(today.months * 100.0 / 12, 2)    as due,
       plan_lag_points.value::numeric         as plan_lag_points,
       array[plan.file || ':' || plan.line]   as sources
  from plan
  join today on plan.year = today.year
  join param_on('plan_lag_points', today.day) as plan_lag_points on true
  left join granted on granted.county = plan.county and granted.bank_code = plan.bank_code
  left join division on division.code = plan.county
  left join bank on bank.bank_code = plan.bank_code
 -- granted / plan + points / 100 < months / 12, without dividing
 where coalesce(granted.amount, 0)::numeric * 1200
       < plan.amount::numeric * (today.months * 100 - plan_lag_points.value::numeric * 12);
