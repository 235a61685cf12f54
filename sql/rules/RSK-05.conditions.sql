-- What RSK-05 asks of note $1: of its bank's notes.
with
sums as (
  select sum(other.balance)::bigint as balance,
         coalesce(sum(other.balance) filter (where other.grade in ('FQ03', 'FQ04', 'FQ05')), 0)::bigint as npl
    from note
    join note as other on other.bank_code = note.bank_code and other.is_open
   where note.id = $1
)
select told.*
  from note
  cross join clock
  cross join sums
  left join npl_target on npl_target.bank_code = note.bank_code and npl_target.year = extract(year from clock.day)
  left join param_on('npl_tolerance_points', clock.day) as tolerance on true
  cross join lateral (values
    (1, '该机构报送了本年不良率目标', coalesce(npl_target.target || '%', '未报'), '已报', npl_target.target is not null, '没有目标，不作比对'),
    (2, '该机构的不良率', round(sums.npl * 100.0 / nullif(sums.balance, 0), 2) || '%（不良' || yuan(sums.npl) || '，余额' || yuan(sums.balance) || '）',
     '高于目标' || npl_target.target || '%加' || tolerance.value || '个百分点',
     sums.npl::numeric * 100 > sums.balance::numeric * (npl_target.target + tolerance.value::numeric),
     '低' || npl_target.target + tolerance.value::numeric - round(sums.npl * 100.0 / nullif(sums.balance, 0), 2) || '个百分点'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
