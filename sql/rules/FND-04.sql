-- rule:      FND-04
-- title:     连续两年未承担任务
-- basis:     楚贫发〔2017〕71号 四(三)
-- severity:  medium
-- subject:   county_bank
-- scope:     county_bank
-- material:  fund_close_months
-- finding:   {county}在{bank}开有风险补偿金专户，该机构近{fund_close_months}个月（{since}以后）未在该县放款，可注销专户
with
-- accounts that are open; one opened since cannot have been idle for so long
held as (
  select fund.county, fund.bank_code, sum(fund.balance)::bigint as fund, min(fund.opened_on) as opened_on,
         array_agg(fund.file || ':' || fund.line order by fund.account_no) as sources
    from fund_account as fund
   where fund.to_day = 'infinity'
   group by fund.county, fund.bank_code
)
select held.county || '/' || held.bank_code   as subject,
       held.fund                              as amount,
       coalesce(division.name, held.county::text) as county,
       coalesce(bank.name, held.bank_code)    as bank,
       close.value::int                       as fund_close_months,
       add_months(clock.day, -close.value::int) as since,
       held.sources
  from held
  join clock on true
  join param_on('fund_close_months', clock.day) as close on true
  join (select distinct ledger_date.bank_code from ledger_date) as told on told.bank_code = held.bank_code
  left join (select note.county, note.bank_code, max(note.disbursed_on) as day
               from scope_note as note
               join clock on note.disbursed_on <= clock.day
              group by note.county, note.bank_code) as granted
    on granted.county = held.county and granted.bank_code = held.bank_code
  left join division on division.code = held.county
  left join bank on bank.bank_code = held.bank_code
 where coalesce(held.opened_on <= add_months(clock.day, -close.value::int), true)
   and coalesce(granted.day <= add_months(clock.day, -close.value::int), true);
