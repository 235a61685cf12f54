-- The months whose postings the notes at hand need: from three days before a disbursement, since legs are matched by the days around
-- them, to three days after its window.
select distinct start_of.month::date as from_day, (start_of.month + interval '1 month')::date as to_day
  from trace_again as again
  join trace_start as start on start.note = again.note
  cross join clock
  cross join lateral generate_series(month_start(start.day - 3)::timestamp, least(start.until_day + 3, clock.day)::timestamp,
                                     interval '1 month') as start_of (month)
 order by from_day
