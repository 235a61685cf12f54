-- The parameters in force on day $1 (empty: the last night's), as officials read them: money in 元.
select param.name, param.title,
       case param.unit when '分' then to_char(param.value::numeric / 100, case when param.value::bigint % 100 = 0 then 'FM999,999,999,990'
                                                                                       else 'FM999,999,999,990.00' end) || '元'
                       else param.value || param.unit end as shown
  from archive.param as param
  cross join archive.state as state
  cross join lateral (select coalesce(nullif($1::text, '')::date, state.last_day, param.valid_from) as day) as asked
 where param.valid_from <= asked.day and asked.day < param.valid_to
 order by param.name;
