-- From day $1 on nothing holds but what was said before it: a version with K $2 for each key and day that has one.  What
-- the files that stay say is told anew on top of it.
with touched as materialized (
       select distinct on (version.township, version.from_date) version.*
         from store.duty_version as version
        where version.from_date >= $1::date
        order by version.township, version.from_date, version.known desc),
     before as materialized (
       select distinct on (version.township) version.*
         from store.duty_version as version
        where version.from_date < $1::date and version.township in (select touched.township from touched)
        order by version.township, version.from_date desc, version.known desc)
insert into store.duty_version
select before.township, touched.from_date, $2::bigint, before.gone,
       before.file, before.line, before.row_hash, before.since, before.bank_code
  from touched
  join before on before.township = touched.township
union all
select touched.township, touched.from_date, $2::bigint, true,
       touched.file, touched.line, touched.row_hash, touched.since, touched.bank_code
  from touched
 where not exists (select from before where before.township = touched.township)
