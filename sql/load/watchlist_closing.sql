-- A late file: what it changed on day $1 with K $2 holds only up to the next state known of its extent ($3, on the days
-- $4).  From then on a closing row says again what was known before, or that nothing was.
with changed as (
       select version.*, later.day as next_day
         from store.watchlist_version as version
         join unnest($3::text[], $4::date[]) as later (extent, day) on later.extent = version.list
        where version.known = $2::bigint and version.from_date = $1::date
          and not exists (select from store.watchlist_version as own
                           where own.entry = version.entry and own.from_date = later.day and own.known < $2::bigint)),
     before as (
       select distinct on (version.entry) version.*, changed.next_day
         from changed
         join store.watchlist_version as version
           on version.entry = changed.entry and version.known < $2::bigint and version.from_date <= changed.next_day
        order by version.entry, version.from_date desc, version.known desc)
insert into store.watchlist_version
select before.entry, before.next_day, $2::bigint, before.gone, before.file, before.line, before.row_hash, before.list,
       before.name, before.id_no, before.account_no, before.county_code
  from before
union all
select changed.entry, changed.next_day, $2::bigint, true, changed.file, changed.line, changed.row_hash, changed.list,
       changed.name, changed.id_no, changed.account_no, changed.county_code
  from changed
 where not exists (select from before where before.entry = changed.entry)
