-- A run that was killed or failed, and that nothing has followed: it is resumed.
select run.run, run.logical_day, run.command, run.status
  from archive.run as run
 where run.command = $1::text and run.status <> 'done'
   and run.run = (select max(latest.run) from archive.run as latest)
 order by run.run;
