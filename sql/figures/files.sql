-- 数据来源: the files received for the month with whatever verdict, and older ones that still speak at K; known up to $1.
with
spoken as (
  select standing.file, string_agg(standing.extent, ' ' order by standing.extent collate "C") as extents
    from archive.in_force($1::bigint) as standing
   group by standing.file
),
-- the newest business date of a feed and sender that is in force
newest as (
  select file.feed, file.sender, max(file.business_date) as day
    from spoken
    join archive.file as file on file.file = spoken.file
    join clock on file.business_date <= clock.day
   group by file.feed, file.sender
)
select file.name, coalesce(sender.name, file.sender, '') as sender, coalesce(file.feed, '') as feed,
       coalesce(file.business_date::text, '') as business_date, coalesce(file.received_on::text, '') as received_on,
       case when file.known <= $1::bigint
            then case when exists (select from archive.withdrawal as taken_back
                                    where taken_back.file = file.file and taken_back.known <= $1::bigint)
                      then 'withdrawn' else 'accepted' end
            when file.known > $1::bigint or file.decided > $1::bigint then 'held' -- decided on only later
            else file.verdict end as verdict, spoken.file is not null as in_force, file.rows, file.loaded, file.duplicate, file.rejected,
       file.control_amount, file.sha256, coalesce(file.code, '') as code
  from archive.file as file
  cross join clock
  left join spoken on spoken.file = file.file
  left join newest on newest.feed = file.feed and newest.sender = file.sender
  left join archive.setup_sender as sender on sender.sender = file.sender and sender.setup = archive.setup_at($1::bigint)
 where (file.known <= $1::bigint
        or exists (select from archive.run as run where run.run = file.run and run.known <= $1::bigint)
        or (file.accepted_on > file.received_on and file.received_on <= clock.known_day))
   and (file.business_date between clock.month and clock.day
        or (spoken.file is not null and file.business_date <= clock.day and file.business_date >= newest.day))
 order by file.feed collate "C", file.sender collate "C", file.business_date, file.file;
