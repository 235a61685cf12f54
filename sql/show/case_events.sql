-- All that happened to flag $1 up to now, in its order: who said so, on which line of which file, in which issue.
select event.day, event.kind, event.status, event.due_on, event.finding, event.who, told.name as file, told.line,
       case when event.month is not null then to_char(event.month, 'YYYY-MM') || '/' || event.edition end as issue,
       event.measure, event.recovered, event.done_on, event.remark, event.known
  from flag_event as event
  left join lateral archive.told_at(event.file, event.line) as told on event.file is not null
 where event.flag_id = upper($1::text)
 order by event.place;
