-- rule:      FND-01
-- title:     补偿金不足1:10
-- basis:     楚贫发〔2017〕71号 四(一); 楚贫发〔2017〕71号 四(三)
-- severity:  high
-- subject:   county_bank
-- scope:     county_bank
-- material:  quarter_end
-- finding:   {quarter_end}，{county}在{bank}的风险补偿金专户余额合计{fund}元，贷款余额{balance}元，按1:{fund_ratio}应有{due}元，尚缺{shortfall}元
with
-- the last quarter end up to D
quarter as (
  select case when month_end(quarter_month.day) <= clock.day then month_end(quarter_month.day)
              else add_months(quarter_month.day, -2) - 1 end as day
    from clock
    cross join lateral (select (date_trunc('quarter', clock.day::timestamp) + interval '2 months')::date as day) as quarter_month
),
-- whether anything is known of funds by then
told as (
  select quarter.day from quarter where exists (select from feed_day join quarter on feed_day.day <= quarter.day where feed_day.feed = 'fund_account')
),
held as (
  select fund.county, fund.bank_code, sum(fund.balance)::bigint as fund, array_agg(fund.file || ':' || fund.line order by fund.account_no) as sources
    from fund_account as fund
    join told on fund.from_day <= told.day and told.day < fund.to_day
   group by fund.county, fund.bank_code
),
judged as (
  select sums.county, sums.bank_code, sums.day, sums.balance, coalesce(held.fund, 0) as fund, held.sources,
         fund_ratio.value::bigint as fund_ratio,
         (sums.balance + fund_ratio.value::bigint - 1) / fund_ratio.value::bigint as due,
         fund_due_on.value::date as fund_due_on
    from bank_month as sums
    join told on told.day = sums.day
    join param_on('fund_ratio', sums.day) as fund_ratio on true
    join param_on('fund_due_on', sums.day) as fund_due_on on true
    left join held on held.county = sums.county and held.bank_code = sums.bank_code
)
select judged.county || '/' || judged.bank_code as subject,
       judged.due - judged.fund               as amount,
       -- the notice gave the counties time
       case when judged.day < judged.fund_due_on then 'low' else 'high' end as severity,
       judged.day                             as quarter_end,
       coalesce(division.name, judged.county::text) as county,
       coalesce(bank.name, judged.bank_code)  as bank,
       judged.fund, judged.balance, judged.due,
       judged.due - judged.fund               as shortfall,
       judged.fund_ratio::int                 as fund_ratio,
       judged.sources
  from judged
  left join division on division.code = judged.county
  left join bank on bank.bank_code = judged.bank_code
 where judged.fund * judged.fund_ratio < judged.balance;
