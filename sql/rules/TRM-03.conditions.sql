-- What TRM-03 asks of note $1.
select 1 as place, '执行年利率高于放款日可用的' || measure.word as condition, trim_scale(note.rate) || '%' as value,
       '高于' || trim_scale(benchmark.rate) || '%加容差' || tolerance.value || '个百分点' as threshold,
       note.rate > benchmark.rate + tolerance.value::numeric as holds,
       '低' || trim_scale(benchmark.rate + tolerance.value::numeric - note.rate) || '个百分点（等于不算高于）' as gap
  from note
  left join param_on('lpr_from', note.disbursed_on) as lpr_from on true
  left join param_on('rate_tolerance', note.disbursed_on) as tolerance on true
  -- a quotation counts from the day after it was published; a benchmark on its day
  cross join lateral (
    select 'loan_benchmark' as kind, '贷款基准利率' as word, note.disbursed_on as day,
           case when note.due_on <= add_months(note.disbursed_on, 12) then 'le_1y' else '1y_5y' end as tenor
     where note.disbursed_on < lpr_from.value::date
    union all
    select 'lpr', '贷款市场报价利率', note.disbursed_on - 1,
           case when note.due_on <= add_months(note.disbursed_on, 60) then '1y' else '5y' end
     where note.disbursed_on >= lpr_from.value::date) as measure
  left join rate_on(measure.kind, measure.tenor, measure.day) as benchmark on true
 where note.id = $1;
