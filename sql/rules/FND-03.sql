-- rule:      FND-03
-- title:     有补偿金无贷款
-- basis:     楚贫发〔2017〕71号 四(三)
-- severity:  low
-- subject:   county_bank
-- scope:     county_bank
-- material:  fund_idle_months
-- finding:   {county}在{bank}的风险补偿金专户有余额{fund}元，该机构近{fund_idle_months}个月（{since}以后）未在该县放款，可撤回
with
held as (
  select fund.county, fund.bank_code, sum(fund.balance)::bigint as fund, array_agg(fund.file || ':' || fund.line order by fund.account_no) as sources
    from fund_account as fund
   where fund.to_day = 'infinity'
   group by fund.county, fund.bank_code
)
select held.county || '/' || held.bank_code   as subject,
       held.fund                              as amount,
       coalesce(division.name, held.county::text) as county,
       coalesce(bank.name, held.bank_code)    as bank,
       held.fund,
       idle.value::int                        as fund_idle_months,
       add_months(clock.day, -idle.value::int) as since,
       held.sources
  from held
  join clock on true
  join param_on('fund_idle_months', clock.day) as idle on true
  -- a bank whose ledgers nobody knows may have lent
  join (select distinct ledger_date.bank_code from ledger_date) as told on told.bank_code = held.bank_code
  left join (select note.county, note.bank_code, max(note.disbursed_on) as day
               from scope_note as note
               join clock on note.disbursed_on <= clock.day
              group by note.county, note.bank_code) as granted
    on granted.county = held.county and granted.bank_code = held.bank_code
  left join division on division.code = held.county
  left join bank on bank.bank_code = held.bank_code
 where held.fund > 0
   and coalesce(granted.day <= add_months(clock.day, -idle.value::int), true);
