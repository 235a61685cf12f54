-- rule:      TRM-03
-- title:     利率高于基准
-- basis:     楚贫发〔2017〕71号 二(一); 银监发〔2017〕42号 一
-- severity:  high
-- subject:   note
-- scope:     household
-- material:  disbursed_on, due_on, rate, benchmark
-- finding:   {disbursed_on}放款，{due_on}到期，执行年利率{rate}%，高于放款日可用的{benchmark_kind}{benchmark}%
select note.id                                as subject,
       note.amount                            as amount,
       note.disbursed_on, note.due_on, note.rate, benchmark.rate as benchmark,
       case when note.disbursed_on < lpr_from.value::date then '同期贷款基准利率' else '贷款市场报价利率' end
                                              as benchmark_kind
  from scope_note as note
  join param_on('lpr_from', note.disbursed_on) as lpr_from on true
  join param_on('rate_tolerance', note.disbursed_on) as tolerance on true
  -- a quotation counts from the day after it was published; a benchmark on its day
  join rate_on(case when note.disbursed_on < lpr_from.value::date then 'loan_benchmark' else 'lpr' end,
               case when note.disbursed_on < lpr_from.value::date
                    then case when note.due_on <= add_months(note.disbursed_on, 12) then 'le_1y' else '1y_5y' end
                    else case when note.due_on <= add_months(note.disbursed_on, 60) then '1y' else '5y' end
               end,
               case when note.disbursed_on < lpr_from.value::date then note.disbursed_on else note.disbursed_on - 1 end)
    as benchmark on true
 where note.rate > benchmark.rate + tolerance.value::numeric;
