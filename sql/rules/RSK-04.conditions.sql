-- What RSK-04 asks of note $1: of its county's and bank's notes.
with
sums as (
  select sum(other.balance)::bigint as balance,
         coalesce(sum(other.balance) filter (where other.grade in ('FQ03', 'FQ04', 'FQ05')), 0)::bigint as npl
    from note
    join note as other on other.county = note.county and other.bank_code = note.bank_code and other.is_open
   where note.id = $1
)
select told.*
  from note
  cross join clock
  cross join sums
  left join param_on('npl_start_percent', clock.day) as start on true
  cross join lateral (values
    (1, '该借据是未结清的不良贷款', note.status || '，' || grade_word(note.grade), '次级、可疑或损失，余额大于0',
     note.is_open and note.grade in ('FQ03', 'FQ04', 'FQ05'), '不是不良贷款，不计入不良率的分子'),
    (2, '该县（市）该机构的不良率', round(sums.npl * 100.0 / nullif(sums.balance, 0), 2) || '%（不良' || yuan(sums.npl) || '，余额' || yuan(sums.balance) || '）',
     '不低于' || start.value || '%', sums.npl::numeric * 100 >= sums.balance::numeric * start.value::numeric,
     '不良再增' || yuan(ceil(sums.balance * start.value::numeric / 100)::bigint - sums.npl) || '方达到'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
