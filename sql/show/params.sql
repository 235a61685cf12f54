-- The parameters in force on the last night's day.
select param.name, param.value
  from archive.param as param
  cross join archive.state as state
 where param.valid_from <= coalesce(state.last_day, 'infinity') and coalesce(state.last_day, param.valid_from) < param.valid_to
 order by param.name;
