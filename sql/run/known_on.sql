-- The last K that the runs up to day $1 knew (null: the last of all), and the day of the last of them.
select case when $1::date is null then (select state.known from archive.state as state) else max(run.known) end as known,
       max(run.logical_day)::text as day
  from archive.run as run
 where run.known is not null and run.logical_day <= coalesce($1::date, 'infinity'::date);
