-- What XFR-04 asks of note $1.
with
paid as (
  select coalesce(sum(repayment.amount), 0)::bigint as repaid,
         coalesce(sum(repayment.amount) filter (where repayment.kind in ('person', 'organisation')), 0)::bigint as strange
    from repayment
   where repayment.note = $1
)
select told.*
  from note
  cross join clock
  cross join paid
  left join param_on('payer_percent', clock.day) as share on true
  cross join lateral (
    select exists (select from finding_note where finding_note.note = note.id and finding_note.rule_id = 'XFR-05') as by_many) as spoken
  cross join lateral (values
    (1, '已归还本金中由家庭以外账户支付的', yuan(paid.strange) || '，共归还' || yuan(paid.repaid),
     '大于0且达' || yuan(ceil(paid.repaid * share.value::numeric / 100)::bigint) || '（' || share.value || '%）',
     paid.strange > 0 and paid.strange * 100 >= paid.repaid * share.value::int,
     '相差' || yuan(ceil(paid.repaid * share.value::numeric / 100)::bigint - paid.strange)),
    (2, '付款人没有为多户代还', case when spoken.by_many then '有（见XFR-05）' else '没有' end, '没有', not spoken.by_many, '属集中代还，见XFR-05'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
