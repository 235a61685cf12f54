-- The last K that the runs up to day $1 knew (null: of all), and the day of the last of them.
select max(run.known) as known, max(run.logical_day)::text as day
  from archive.run as run
 where run.known is not null and run.logical_day <= coalesce($1::date, 'infinity'::date);
