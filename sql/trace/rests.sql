-- What all starts rest on besides a note's own rows: the window, and from when on each county's roster speaks.
select param.name as what, param.valid_from::text as since, param.value
  from param
 where param.name = 'trace_days'
union all
select 'first_roster', first_roster.day::text, first_roster.county::text
  from first_roster
 order by what, since, value
