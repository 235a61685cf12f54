-- rule:      FND-11
-- title:     利息未补入
-- basis:     楚贫发〔2017〕71号 四(一)
-- severity:  low
-- subject:   account
-- scope:     account
-- material:  quarter_end
-- finding:   {county}在{bank}的风险补偿金专户{account_no}截至{quarter_end}的一季入账利息{interest}元，低于按月末平均余额{mean}元、利率{deposit_rate}%应计利息{due}元的{fund_interest_percent}%
with
-- the last quarter up to D
quarter as (
  select ends.day, (date_trunc('quarter', ends.day::timestamp))::date as from_day
    from (select case when month_end(quarter_month.day) <= clock.day then month_end(quarter_month.day)
                      else add_months(quarter_month.day, -2) - 1 end as day
            from clock
            cross join lateral (select (date_trunc('quarter', clock.day::timestamp) + interval '2 months')::date as day) as quarter_month) as ends
),
-- its months, of which balances and movements must both be known
month as (
  select months.day
    from quarter
    cross join lateral (values (quarter.from_day), (add_months(quarter.from_day, 1)), (add_months(quarter.from_day, 2))) as months (day)
   where exists (select from feed_day where feed_day.feed = 'fund_txn' and feed_day.day between months.day and month_end(months.day))
     and exists (select from feed_day where feed_day.feed = 'fund_account' and feed_day.day between months.day and month_end(months.day))
),
held as (
  select fund.county, fund.bank_code, fund.account_no, sum(fund.balance)::bigint as balances
    from month
    join fund_account as fund on fund.from_day <= month_end(month.day) and month_end(month.day) < fund.to_day
   group by fund.county, fund.bank_code, fund.account_no
  having count(*) = 3
),
judged as (
  select held.*, quarter.day as quarter_end, fund.deposit_rate, fund.file, fund.line, percent.value::numeric as percent,
         coalesce(posted.interest, 0) as interest,
         held.balances * fund.deposit_rate / 1200 as due
    from held
    cross join quarter
    join fund_account as fund
      on fund.bank_code = held.bank_code
     and fund.account_no = held.account_no
     and fund.from_day <= quarter.day
     and quarter.day < fund.to_day
    join param_on('fund_interest_percent', quarter.day) as percent on true
    left join (select moved.bank_code, moved.account_no, sum(moved.amount)::bigint as interest
                 from fund_txn as moved
                 join quarter on moved.day between quarter.from_day and quarter.day
                where moved.kind = '利息' and moved.direction = '贷'
                group by moved.bank_code, moved.account_no) as posted
      on posted.bank_code = held.bank_code and posted.account_no = held.account_no
)
select judged.account_no                      as subject,
       round(judged.due)::bigint - judged.interest as amount,
       judged.quarter_end,
       coalesce(division.name, judged.county::text) as county,
       coalesce(bank.name, judged.bank_code)  as bank,
       judged.account_no, judged.interest, judged.deposit_rate,
       judged.balances / 3                    as mean,
       round(judged.due)::bigint              as due,
       judged.percent                         as fund_interest_percent,
       array[judged.file || ':' || judged.line] as sources
  from judged
  left join division on division.code = judged.county
  left join bank on bank.bank_code = judged.bank_code
 where judged.interest * 100 < judged.due * judged.percent;
