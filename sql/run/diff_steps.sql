-- What became known after K $2 and up to K $3 and can have changed what is said of days up to $1, in its order: files that
-- were accepted, files that were taken back, and configurations.
select step.known, step.kind, step.day::text as day, step.name, step.sender, coalesce(sender.name, step.sender) as sender_name
  from (select file.known, 'file' as kind, file.accepted_on as day, file.name, file.sender
          from archive.file as file
         where file.known > $2::bigint and file.known <= $3::bigint and file.business_date <= $1::date
        union all
        select taken_back.known, 'withdrawal', taken_back.day, file.name, file.sender
          from archive.withdrawal as taken_back
          join archive.file as file on file.file = taken_back.file
         where taken_back.known > $2::bigint and taken_back.known <= $3::bigint and file.business_date <= $1::date
        union all
        select setup.known, 'setup', null, 'conf/', ''
          from archive.setup as setup
         where setup.known > $2::bigint and setup.known <= $3::bigint) as step
  left join archive.sender as sender on sender.sender = step.sender
 order by step.known;
