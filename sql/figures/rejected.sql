-- 退回清单 of bank $2: what was refused of its accepted files of the month that still speak at K ($1), in the order of files and lines; and
-- the files that were refused, or held, whole.
with
told as (
  select file.file, file.name, file.code, file.reason, coalesce(file.known <= $1::bigint, false) as accepted,
         file.known > $1::bigint or file.decided > $1::bigint or file.verdict = 'held' as held
    from archive.file as file
    join clock on file.business_date between clock.month and clock.day
   where file.sender = $2::text
     and (file.known <= $1::bigint
          or exists (select from archive.run as run where run.run = file.run and run.known <= $1::bigint))
     and file.verdict in ('accepted', 'held', 'rejected')
)
select 'plain' as line, null as late, told.name, reject.member, reject.line as line_no, reject."column" as column_name, reject.value,
       coalesce(reject.code, case when told.held then null else told.code end) as code,
       -- why a file was held may be said otherwise once it is decided on: here it says the same whenever it is asked
       coalesce(reject.reason, case when told.held then '未通过入库检查，待州级确认后入库或退回；检查结果见回执'
                                    when not told.accepted then told.reason end) as reason,
       case when not told.accepted then case when told.held then '整份待确认' else '整份退回' end
            when reject.cell then '退回单元格'
            else '整行退回'
       end as what
  from told
  left join archive.reject as reject on reject.file = told.file and told.accepted
 where not told.accepted
    or reject.file is not null
       and told.file in (select standing.file from archive.in_force($1::bigint) as standing)
 order by told.file, reject.ordinal;
