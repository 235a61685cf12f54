-- A new run of $1 for day $2: its number.  The last day moves on with it.
with
  moved as (
    update archive.state set last_day = greatest(last_day, $2::date) where one = 1 returning 1
  )
insert into archive.run (run, command, logical_day, status)
select coalesce((select max(run.run) from archive.run as run), 0) + 1, $1::text, $2::date, 'running'
returning run;
