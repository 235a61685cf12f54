-- rule:      XFR-05
-- title:     集中代还
-- basis:     楚贫发〔2017〕71号 二(二); 楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 一
-- severity:  medium
-- subject:   account
-- scope:     sink
-- material:  household_count
-- finding:   {payer}（账户{account}）为{household_count}户的{note_count}笔贷款归还本金合计{total}元，付款人不是这些家庭的成员
with
paid as (
  select coalesce(repayment.account_no, repayment.name_folded) as payer, repayment.account_no,
         case when repayment.kind = 'person' then mask_name(repayment.name) else repayment.name end as name, repayment.kind, repayment.note, repayment.amount, repayment.file, repayment.line, clock.day,
         case when note.household < 0 then note.id18 else note.household::text end as household
    from repayment
    join scope_note as note on note.id = repayment.note
    join clock on true
   where repayment.kind in ('person', 'organisation')
     and coalesce(repayment.account_no, repayment.name_folded) is not null
)
select paid.payer                             as subject,
       sum(paid.amount)::bigint               as amount,
       case when bool_or(paid.kind = 'organisation') then 'high' else 'medium' end as severity,
       array_agg(distinct paid.note order by paid.note) as notes,
       coalesce(max(paid.name), '户名未报')   as payer,
       coalesce(max(paid.account_no), '账号未报') as account,
       count(distinct paid.household)::int    as household_count,
       count(distinct paid.note)::int         as note_count,
       sum(paid.amount)::bigint               as total,
       array_agg(distinct paid.file || ':' || paid.line order by paid.file || ':' || paid.line) as sources
  from paid
  join param_on('payer_households', paid.day) as at_least on true
 group by paid.payer, at_least.value
having count(distinct paid.household) >= at_least.value::int;
