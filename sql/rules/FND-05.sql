-- rule:      FND-05
-- title:     存款利率未上浮10%
-- basis:     楚贫发〔2017〕71号 四(一)
-- severity:  medium
-- subject:   account
-- scope:     account
-- material:  deposit_tenor, deposit_rate, benchmark
-- finding:   {county}在{bank}的风险补偿金专户{account_no}按{deposit_tenor}执行利率{deposit_rate}%，低于同档次存款基准利率{benchmark}%上浮后的{due_rate}%
select fund.account_no                        as subject,
       coalesce(division.name, fund.county::text) as county,
       coalesce(bank.name, fund.bank_code)    as bank,
       fund.account_no, fund.deposit_tenor, fund.deposit_rate,
       benchmark.rate                         as benchmark,
       benchmark.rate * factor.value::numeric as due_rate,
       array[fund.file || ':' || fund.line]   as sources
  from fund_account as fund
  join clock on true
  join param_on('fund_rate_factor', clock.day) as factor on true
  join param_on('fund_rate_tolerance', clock.day) as tolerance on true
  join rate_on('deposit_benchmark',
               case fund.deposit_tenor
                 when '活期' then 'demand'
                 when '三个月' then '3m'
                 when '半年' then '6m'
                 when '一年' then '1y'
                 when '两年' then '2y'
                 when '三年' then '3y'
               end, clock.day) as benchmark on true
  left join division on division.code = fund.county
  left join bank on bank.bank_code = fund.bank_code
 where fund.to_day = 'infinity'
   and fund.deposit_rate < benchmark.rate * factor.value::numeric - tolerance.value::numeric;
