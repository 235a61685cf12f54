-- 报送情况: each feed awaited of each sender for the month, known up to $1; $2 is not needed.  What an earlier file told for longer than
-- its month (a year's plan) has no file of its own.
with
part as (
  select file.feed, file.sender, count(*) as files, sum(file.rows) as rows, sum(file.loaded) as loaded, sum(file.rejected) as rejected
    from archive.file as file
    join clock on file.business_date between clock.month and clock.day
   where file.known <= $1::bigint and $2::text is not null
     and file.file in (select standing.file from archive.in_force($1::bigint) as standing)
   group by file.feed, file.sender
),
differing as (
  select finding.bank_code, count(*) as differences
    from finding
    join clock on right(finding.subject_id, 7) = to_char(clock.month, 'YYYY-MM')
   where finding.rule_id = 'DAT-02'
   group by finding.bank_code
)
select 'plain' as line,
       case when expected.accepted_on is null and expected.overdue or expected.accepted_on > expected.due_on then 'state' end as late,
       coalesce(sender.name, expected.sender) as sender, expected.feed, expected.due_on,
       expected.accepted_on,
       case when expected.accepted_on <= expected.due_on then '按时'
            when expected.accepted_on is not null then '迟报'
            when expected.overdue then '未报'
            else '未到期'
       end as state,
       case when expected.accepted_on is null then coalesce(part.files, 0) else part.files end as files, part.rows::bigint as rows, part.loaded::bigint as loaded, part.rejected::bigint as rejected,
       case when expected.feed = 'filing' then coalesce(differing.differences, 0) end as differences
  from expected
  join clock on expected.month = clock.month
  left join part on part.feed = expected.feed and part.sender = expected.sender
  left join differing on differing.bank_code = expected.sender
  left join archive.setup_sender as sender on sender.sender = expected.sender and sender.setup = archive.setup_at($1::bigint)
 order by expected.sender collate "C", expected.feed collate "C";
