-- rule:      DTY-07
-- title:     计划指标被调减
-- basis:     楚贫发〔2017〕71号 五(二)
-- severity:  medium
-- subject:   county_bank
-- scope:     county_bank
-- material:  year, highest, plan
-- finding:   {county}{bank}{year}年计划指标现为{plan}元，低于{highest_on}报送的{highest}元
with
-- the highest that was ever reported for the year, when first
highest as (
  select distinct on (past.year, past.county, past.bank_code) past.*
    from plan_past as past
   order by past.year, past.county, past.bank_code, past.amount desc, past.from_day
)
select distinct on (plan.county, plan.bank_code)
       plan.county || '/' || plan.bank_code   as subject,
       coalesce(division.name, plan.county::text) as county,
       coalesce(bank.name, plan.bank_code)    as bank,
       plan.year::text                        as year,
       plan.amount                            as plan,
       highest.amount                         as highest,
       highest.from_day                       as highest_on,
       array[plan.file || ':' || plan.line, highest.file || ':' || highest.line] as sources
  from plan
  join highest on highest.year = plan.year and highest.county = plan.county and highest.bank_code = plan.bank_code
  left join division on division.code = plan.county
  left join bank on bank.bank_code = plan.bank_code
 where plan.amount < highest.amount
 order by plan.county, plan.bank_code, plan.year desc;
