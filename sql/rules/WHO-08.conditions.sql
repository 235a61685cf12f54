-- What WHO-08 asks of note $1.
select 1 as place, '放款日未满' || age.value || '周岁' as condition, '生于' || born.born_on as value,
       '满' || age.value || '周岁之日晚于放款日' || note.disbursed_on as threshold,
       add_months(born.born_on, age.value::int * 12) > note.disbursed_on as holds,
       '放款日前已满' || note.disbursed_on - add_months(born.born_on, age.value::int * 12) || '天' as gap
  from note
  left join param_on('adult_years', note.disbursed_on) as age on true
  cross join lateral (select born_on(case when note.tier > 0 then note.bearer
                                          when note.id_fault = 0 then note.id18 end) as born_on) as born
 where note.id = $1;
