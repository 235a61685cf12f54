-- A late file: what it changed on day $1 with K $2 holds only up to the next state known of its extent ($3, on the days
-- $4).  From then on a closing row says again what was known before, or that nothing was.
with changed as (
       select version as told, version.:"key", later.day as next_day
         from store.:"kept" as version
         join unnest($3::text[], $4::date[]) as later (extent, day) on later.extent = store.extent_of(version)
        where version.known = $2::bigint and version.from_date = $1::date
          and not exists (select from store.:"kept" as own
                           where own.:"key" = version.:"key" and own.from_date = later.day and own.known < $2::bigint)),
     before as (
       select distinct on (version.:"key") version as told, version.:"key", version.gone, changed.next_day
         from changed
         join store.:"kept" as version
           on version.:"key" = changed.:"key" and version.known < $2::bigint and version.from_date <= changed.next_day
        order by version.:"key", version.from_date desc, version.known desc)
insert into store.:"kept"
select retold.*
  from before
 cross join lateral store.retold(before.told, before.next_day, $2::bigint, before.gone) as retold
union all
select retold.*
  from changed
 cross join lateral store.retold(changed.told, changed.next_day, $2::bigint, true) as retold
 where not exists (select from before where before.:"key" = changed.:"key")
