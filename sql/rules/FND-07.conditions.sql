-- What FND-07 asks of note $1: of each claim for it that was not refused.
with
judged as (
  select claim.case_no, claim.principal, claim.fund_share, share.value::numeric as share, tolerance.value::numeric as tolerance,
         abs(claim.fund_share * 100 - claim.principal * share.value::numeric) > tolerance.value::numeric * 100 as is_wrong
    from note
    join compensation as claim on claim.bank_code = note.bank_code and claim.note_no = note.note_no
    join param_on('fund_share_percent', claim.applied_on) as share on true
    join param_on('share_tolerance', claim.applied_on) as tolerance on true
   where note.id = $1
     and claim.decision <> '不同意'
),
counted as (
  select count(*) as claims, bool_or(judged.is_wrong) as any_wrong, min(judged.share) as share, min(judged.tolerance)::bigint as tolerance,
         string_agg(judged.case_no || '：本金' || yuan(judged.principal) || '，补偿金' || yuan(judged.fund_share), '；' order by judged.case_no) as said
    from judged
)
select told.*
  from note
  cross join counted
  cross join lateral (values
    (1, '有未被拒绝的代偿', counted.claims || '件', '至少1件', counted.claims > 0, '没有代偿'),
    (2, '补偿金承担的份额不符', counted.said, '与本金的' || counted.share || '%相差超过' || yuan(counted.tolerance), counted.any_wrong, '份额相符'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
