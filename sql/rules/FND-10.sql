-- rule:      FND-10
-- title:     未达3%启动代偿
-- basis:     楚贫发〔2017〕71号 四(二)
-- severity:  medium
-- subject:   case
-- scope:     case
-- material:  paid_on
-- finding:   代偿{case_no}（借据{note_no}）于{paid_on}支付，上月末{county}{bank}不良率为{ratio}%，未达到{npl_start_percent}%
select claim.case_no                          as subject,
       claim.fund_share                       as amount,
       claim.case_no, claim.note_no, claim.paid_on,
       coalesce(division.name, claim.county::text) as county,
       coalesce(bank.name, claim.bank_code)   as bank,
       -- cut, not rounded: 2.9996% must not read as 3%
       trunc(sums.npl * 100.0 / sums.balance, 4) as ratio,
       start.value::numeric                   as npl_start_percent,
       case when note.id is not null then array[note.id] end as notes,
       array[claim.file || ':' || claim.line] as sources
  from compensation as claim
  -- the ledger of the last month end before the payment
  join bank_month as sums
    on sums.county = claim.county
   and sums.bank_code = claim.bank_code
   and sums.day = month_start(claim.paid_on) - 1
  join param_on('npl_start_percent', claim.paid_on) as start on true
  join clock on claim.paid_on <= clock.day
  left join note on note.bank_code = claim.bank_code and note.note_no = claim.note_no
  left join division on division.code = claim.county
  left join bank on bank.bank_code = claim.bank_code
 where sums.balance > 0
   and sums.npl::numeric * 100 < sums.balance::numeric * start.value::numeric;
