-- From day $1 on nothing holds but what was said before it: a version with K $2 for each key and day that has one.  What
-- the files that stay say is told anew on top of it.
with touched as materialized (
       select distinct on (version.entry, version.from_date) version.*
         from store.watchlist_version as version
        where version.from_date >= $1::date
        order by version.entry, version.from_date, version.known desc),
     before as materialized (
       select distinct on (version.entry) version.*
         from store.watchlist_version as version
        where version.from_date < $1::date and version.entry in (select touched.entry from touched)
        order by version.entry, version.from_date desc, version.known desc)
insert into store.watchlist_version
select before.entry, touched.from_date, $2::bigint, before.gone,
       before.file, before.line, before.row_hash, before.list, before.name, before.id_no, before.account_no,
       before.county_code
  from touched
  join before on before.entry = touched.entry
union all
select touched.entry, touched.from_date, $2::bigint, true,
       touched.file, touched.line, touched.row_hash, touched.list, touched.name, touched.id_no, touched.account_no,
       touched.county_code
  from touched
 where not exists (select from before where before.entry = touched.entry)
