-- A late file: what it changed on day $1 with K $2 holds only up to the next state known of its extent ($3, on the days
-- $4).  From then on a closing row says again what was known before, or that nothing was.
with changed as (
       select version.*, later.day as next_day
         from store.duty_version as version
         join unnest($3::text[], $4::date[]) as later (extent, day) on later.extent = (version.township / 1000)::text
        where version.known = $2::bigint and version.from_date = $1::date
          and not exists (select from store.duty_version as own
                           where own.township = version.township and own.from_date = later.day and own.known < $2::bigint)),
     before as (
       select distinct on (version.township) version.*, changed.next_day
         from changed
         join store.duty_version as version
           on version.township = changed.township and version.known < $2::bigint and version.from_date <= changed.next_day
        order by version.township, version.from_date desc, version.known desc)
insert into store.duty_version
select before.township, before.next_day, $2::bigint, before.gone, before.file, before.line, before.row_hash,
       before.since, before.bank_code
  from before
union all
select changed.township, changed.next_day, $2::bigint, true, changed.file, changed.line, changed.row_hash,
       changed.since, changed.bank_code
  from changed
 where not exists (select from before where before.township = changed.township)
