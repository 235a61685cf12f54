-- From day $1 on nothing holds but what was said before it: a version with K $2 for each key and day that has one.  What
-- the files that stay say is told anew on top of it.
with touched as materialized (
       select distinct on (version.plan, version.from_date) version.*
         from store.plan_version as version
        where version.from_date >= $1::date
        order by version.plan, version.from_date, version.known desc),
     before as materialized (
       select distinct on (version.plan) version.*
         from store.plan_version as version
        where version.from_date < $1::date and version.plan in (select touched.plan from touched)
        order by version.plan, version.from_date desc, version.known desc)
insert into store.plan_version
select before.plan, touched.from_date, $2::bigint, before.gone,
       before.file, before.line, before.row_hash, before.amount, before.year, before.county, before.households,
       before.bank_code
  from touched
  join before on before.plan = touched.plan
union all
select touched.plan, touched.from_date, $2::bigint, true,
       touched.file, touched.line, touched.row_hash, touched.amount, touched.year, touched.county,
       touched.households, touched.bank_code
  from touched
 where not exists (select from before where before.plan = touched.plan)
