-- From day $1 on nothing holds but what was said before it: a version with K $2 for each key and day that has one.  What
-- the files that stay say is told anew on top of it.
with touched as materialized (
       select distinct on (version.npl_target, version.from_date) version.*
         from store.npl_target_version as version
        where version.from_date >= $1::date
        order by version.npl_target, version.from_date, version.known desc),
     before as materialized (
       select distinct on (version.npl_target) version.*
         from store.npl_target_version as version
        where version.from_date < $1::date and version.npl_target in (select touched.npl_target from touched)
        order by version.npl_target, version.from_date desc, version.known desc)
insert into store.npl_target_version
select before.npl_target, touched.from_date, $2::bigint, before.gone,
       before.file, before.line, before.row_hash, before.year, before.bank_code, before.target
  from touched
  join before on before.npl_target = touched.npl_target
union all
select touched.npl_target, touched.from_date, $2::bigint, true,
       touched.file, touched.line, touched.row_hash, touched.year, touched.bank_code, touched.target
  from touched
 where not exists (select from before where before.npl_target = touched.npl_target)
