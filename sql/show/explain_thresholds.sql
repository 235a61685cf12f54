-- The parameters $1 (names joined by commas) as this world knows them, as officials read them: each value with the day from which it holds.
select param.title,
       string_agg(case param.unit when '分' then yuan(param.value::bigint) else param.value || param.unit end
                  || case when param.valid_from > '1900-01-01' then '（自' || param.valid_from || '起）' else '' end, '，'
                  order by param.valid_from) as said
  from clock
  join archive.setup_param as param on param.setup = archive.setup_at(clock.known)
 where param.name = any (string_to_array($1::text, ','))
 group by param.name, param.title
 order by array_position(string_to_array($1::text, ','), param.name);
