-- fupin runs: the latest first.
select run.run, run.command, run.logical_day, run.status, run.exit_status,
       to_char(run.started_at, 'YYYY-MM-DD HH24:MI:SS') as started_at,
       round(extract(epoch from run.ended_at - run.started_at)::numeric, 1)::text as seconds,
       (select count(*) from archive.file as file where file.run = run.run)::int as files,
       run.message
  from archive.run as run
 order by run.run desc
 limit 50;
