-- What FND-08 asks of note $1: of each claim for it.
with
judged as (
  select claim.case_no, claim.recovered, coalesce(claim.returned, 0) as returned,
         round(claim.recovered * claim.fund_share::numeric / nullif(claim.principal, 0))::bigint as due,
         claim.principal > 0 and (coalesce(claim.returned, 0) + tolerance.value::numeric) * claim.principal
                                 < claim.recovered::numeric * claim.fund_share as is_short
    from note
    join compensation as claim on claim.bank_code = note.bank_code and claim.note_no = note.note_no
    cross join clock
    join param_on('share_tolerance', clock.day) as tolerance on true
   where note.id = $1
     and claim.recovered > 0
),
counted as (
  select count(*) as claims, bool_or(judged.is_short) as any_short,
         string_agg(judged.case_no || '：追回' || yuan(judged.recovered) || '，应还' || yuan(judged.due) || '，已还' || yuan(judged.returned), '；'
                    order by judged.case_no) as said
    from judged
)
select told.*
  from note
  cross join counted
  cross join lateral (values
    (1, '代偿后有追回', counted.claims || '件', '至少1件', counted.claims > 0, '没有代偿，或没有追回'),
    (2, '未按承担比例返还补偿金', counted.said, '已还少于应还', counted.any_short, '已足额返还'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
