-- What XFR-05 asks of note $1: of those outside the household who repaid it, the one with most households.
with
paid as (
  select coalesce(repayment.account_no, repayment.name_folded) as payer, repayment.note,
         case when note.household < 0 then note.id18 else note.household::text end as household
    from repayment
    join note on note.id = repayment.note
   where repayment.kind in ('person', 'organisation')
     and coalesce(repayment.account_no, repayment.name_folded) is not null
),
most as (
  select max(payer.households) as households
    from (select paid.payer, count(distinct paid.household) as households
            from paid
           group by paid.payer
          having bool_or(paid.note = $1)) as payer
)
select told.*
  from note
  cross join clock
  cross join most
  left join param_on('payer_households', clock.day) as at_least on true
  cross join lateral (values
    (1, '有家庭以外的账户归还本金', case when most.households is null then '没有' else '有' end, '有', most.households is not null, '没有他人代还'),
    (2, '该账户代还的户数', coalesce(most.households, 0) || '户', '至少' || at_least.value || '户', most.households >= at_least.value::int,
     '相差' || at_least.value::int - coalesce(most.households, 0) || '户'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
