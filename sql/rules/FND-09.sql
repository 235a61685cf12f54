-- rule:      FND-09
-- title:     补偿金挪用
-- basis:     楚贫发〔2017〕71号 四(一); 银监发〔2017〕42号 三
-- severity:  high
-- subject:   account
-- scope:     account
-- material:  movements
-- finding:   {county}在{bank}的风险补偿金专户{account_no}有{count}笔转出合计{total}元，既非已同意的代偿，也非县内专户之间的调剂或可撤回的资金：{movements}
with
outflow as (
  select moved.*, row_number() over (order by moved.day, moved.file, moved.line) as place
    from fund_txn as moved
   where moved.direction = '借'
),
-- 调出 that arrived: as many 拨入 of the sum in other accounts of the county, within days, as there are 调出 of it
shifted as (
  select outflow.bank_code, outflow.txn_no
    from outflow
    join param_on('fund_match_days', outflow.day) as match_days on true
    join fund_txn as inflow
      on inflow.county = outflow.county
     and inflow.kind = '拨入'
     and inflow.direction = '贷'
     and inflow.amount = outflow.amount
     and (inflow.bank_code, inflow.account_no) <> (outflow.bank_code, outflow.account_no)
     and abs(inflow.day - outflow.day) <= match_days.value::int
   where outflow.kind = '调出'
   group by outflow.bank_code, outflow.txn_no, outflow.county, outflow.amount, outflow.day, outflow.place, match_days.value
  having count(*) >= (select count(*) from outflow as earlier
                       where earlier.kind = '调出' and earlier.county = outflow.county and earlier.amount = outflow.amount
                         and earlier.place <= outflow.place and earlier.day >= outflow.day - match_days.value::int)
),
-- 撤回 from a bank that had granted nothing for so long
withdrawn as (
  select outflow.bank_code, outflow.txn_no
    from outflow
    join param_on('fund_idle_months', outflow.day) as idle on true
   where outflow.kind = '撤回'
     and not exists (select from note
                      where note.county = outflow.county and note.bank_code = outflow.bank_code
                        and note.disbursed_on <= outflow.day
                        and note.disbursed_on > add_months(outflow.day, -idle.value::int))
),
-- what nothing excuses; where no case is known, none can be missed
misused as (
  select outflow.*
    from outflow
    left join compensation as claim
      on outflow.kind = '代偿支出'
     and claim.case_no = outflow.case_no
     and claim.decision = '同意'
    left join shifted on shifted.bank_code = outflow.bank_code and shifted.txn_no = outflow.txn_no
    left join withdrawn on withdrawn.bank_code = outflow.bank_code and withdrawn.txn_no = outflow.txn_no
   where claim.case_no is null
     and shifted.txn_no is null
     and withdrawn.txn_no is null
     and (outflow.kind <> '代偿支出' or exists (select from feed_day where feed_day.feed = 'compensation'))
)
select misused.account_no                     as subject,
       sum(misused.amount)::bigint            as amount,
       coalesce(division.name, misused.county::text) as county,
       coalesce(bank.name, misused.bank_code) as bank,
       misused.account_no,
       count(*)::int                          as count,
       sum(misused.amount)::bigint            as total,
       string_agg(to_char(misused.day, 'FMYYYY"年"FMMM"月"FMDD"日"') || misused.kind
                  || to_char(misused.amount / 100.0, 'FM999,999,999,990.00') || '元', '；' order by misused.place) as movements,
       array_agg(misused.file || ':' || misused.line order by misused.place) as sources
  from misused
  left join division on division.code = misused.county
  left join bank on bank.bank_code = misused.bank_code
 group by misused.county, misused.bank_code, misused.account_no, division.name, bank.name;
