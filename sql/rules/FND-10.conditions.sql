-- What FND-10 asks of note $1: of each claim for it that was paid.
with
judged as (
  select claim.case_no, claim.paid_on, sums.balance, sums.npl, start.value::numeric as start,
         sums.balance > 0 and sums.npl::numeric * 100 < sums.balance::numeric * start.value::numeric as is_early
    from note
    join compensation as claim on claim.bank_code = note.bank_code and claim.note_no = note.note_no
    join clock on claim.paid_on <= clock.day
    left join bank_month as sums
      on sums.county = claim.county and sums.bank_code = claim.bank_code and sums.day = month_start(claim.paid_on) - 1
    left join param_on('npl_start_percent', claim.paid_on) as start on true
   where note.id = $1
),
counted as (
  select count(*) as claims, bool_or(judged.is_early) as any_early, min(judged.start) as start,
         string_agg(judged.case_no || '：' || judged.paid_on || '支付，上月末'
                    || coalesce(trunc(judged.npl * 100.0 / nullif(judged.balance, 0), 4) || '%', '没有台账'), '；' order by judged.case_no) as said
    from judged
)
select told.*
  from note
  cross join counted
  cross join lateral (values
    (1, '已支付代偿', counted.claims || '件', '至少1件', counted.claims > 0, '没有支付'),
    (2, '支付前的月末，该县（市）该机构不良率未达标准', counted.said, '低于' || counted.start || '%', counted.any_early, '已达标准，或没有台账'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
