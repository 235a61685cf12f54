-- A late file: what it changed on day $1 with K $2 holds only up to the next state known of its extent ($3, on the days
-- $4).  From then on a closing row says again what was known before, or that nothing was.
with changed as (
       select version.*, later.day as next_day
         from store.npl_target_version as version
         join unnest($3::text[], $4::date[]) as later (extent, day) on later.extent = version.year::text
        where version.known = $2::bigint and version.from_date = $1::date
          and not exists (select from store.npl_target_version as own
                           where own.npl_target = version.npl_target and own.from_date = later.day and own.known < $2::bigint)),
     before as (
       select distinct on (version.npl_target) version.*, changed.next_day
         from changed
         join store.npl_target_version as version
           on version.npl_target = changed.npl_target and version.known < $2::bigint and version.from_date <= changed.next_day
        order by version.npl_target, version.from_date desc, version.known desc)
insert into store.npl_target_version
select before.npl_target, before.next_day, $2::bigint, before.gone, before.file, before.line, before.row_hash,
       before.year, before.bank_code, before.target
  from before
union all
select changed.npl_target, changed.next_day, $2::bigint, true, changed.file, changed.line, changed.row_hash,
       changed.year, changed.bank_code, changed.target
  from changed
 where not exists (select from before where before.npl_target = changed.npl_target)
