-- The parameters in force on the day of the world on the search_path, as its K knew them, as officials read them: money in 元.
select param.name, param.title,
       case param.unit when '分' then to_char(param.value::numeric / 100, 'FM999,999,999,990') || '元'
                       else param.value || param.unit end as shown
  from clock
  join archive.setup_param as param on param.setup = archive.setup_at(clock.known)
 where param.valid_from <= clock.day and clock.day < param.valid_to
 order by param.name;
