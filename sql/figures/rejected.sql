-- 退回清单 of bank $2: what was refused of its accepted files of the month that still speak at K ($1), in the order of files and lines.
select 'plain' as line, null as late, file.name, reject.member, reject.line as line_no, reject."column" as column_name, reject.value, reject.code,
       reject.reason, case when reject.cell then '退回单元格' else '整行退回' end as what
  from archive.file as file
  join clock on file.business_date between clock.month and clock.day
  join archive.reject as reject on reject.file = file.file
 where file.sender = $2::text and file.known <= $1::bigint
   and file.file in (select standing.file from archive.in_force($1::bigint) as standing)
 order by file.file, reject.ordinal;
