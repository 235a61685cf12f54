-- How run $1 stands: files by verdict, rejected rows, what is left waiting, what could not be read.
select (select count(*) from archive.file as file where file.run = $1::bigint and file.verdict = 'accepted') as accepted,
       (select count(*) from archive.file as file where file.run = $1::bigint and file.verdict = 'held') as held,
       (select count(*) from archive.file as file where file.run = $1::bigint and file.verdict = 'rejected') as rejected,
       (select count(*) from archive.file as file where file.run = $1::bigint and file.verdict = 'duplicate') as duplicate,
       (select count(*) from archive.file as file where file.verdict = 'waiting') as waiting,
       (select coalesce(sum(file.rejected), 0)::bigint from archive.file as file
         where file.run = $1::bigint and file.verdict in ('accepted', 'held')) as rejected_rows,
       (select coalesce(sum(step.note::bigint), 0)::bigint from archive.step as step
         where step.run = $1::bigint and step.step = 'load') as unreadable;
