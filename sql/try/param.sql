-- The values of parameter $1 in the world on the search_path; no row: it is none of that day.
select param.value
  from param
 where param.name = $1::text
 order by param.valid_from;
