-- rule:      XFR-04
-- title:     他人代还
-- basis:     楚贫发〔2017〕71号 二(二); 楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 一
-- severity:  low
-- subject:   note
-- scope:     note
-- material:  payer
-- reads:     XFR-05
-- finding:   至今归还的本金{repaid}元中，有{strange}元由{payer}等借款家庭以外的账户支付，达到{payer_percent}%
with
paid as (
  select repayment.note, sum(repayment.amount)::bigint as repaid,
         coalesce(sum(repayment.amount) filter (where repayment.kind in ('person', 'organisation')), 0)::bigint as strange,
         min(coalesce(case when repayment.kind = 'person' then mask_name(repayment.name) else repayment.name end, repayment.account_no))
           filter (where repayment.kind in ('person', 'organisation')) as payer,
         array_agg(repayment.file || ':' || repayment.line order by repayment.file, repayment.line)
           filter (where repayment.kind in ('person', 'organisation')) as sources
    from repayment
   group by repayment.note
)
select note.id                                as subject,
       paid.strange                           as amount,
       paid.repaid, paid.strange, paid.payer,
       at_least.value::int                       as payer_percent,
       paid.sources
  from scope_note as note
  join paid on paid.note = note.id
  join clock on true
  join param_on('payer_percent', clock.day) as at_least on true
 where paid.strange > 0
   and paid.strange * 100 >= paid.repaid * at_least.value::int
   -- who repays for three households says more
   and not exists (select from finding_note where finding_note.note = note.id and finding_note.rule_id = 'XFR-05');
