-- The last night of day $1 or a later one that has come to an end, and whether recipient $2 has heard of it.
select run.run, run.logical_day, run.status,
       exists (select from mail.letter as letter
                where letter.kind = 'morning' and letter.recipient = $2::text and letter.about = run.logical_day || '/' || run.run) as told
  from archive.run as run
 where run.command = 'nightly' and run.logical_day >= $1::date and run.status in ('done', 'failed')
 order by run.run desc
 limit 1;
