-- From day $1 on nothing holds but what was said before it: a version with K $2 for each key and day that has one.  What
-- the files that stay say is told anew on top of it.
with touched as materialized (
       select distinct on (version.household, version.from_date) version.*
         from store.survey_version as version
        where version.from_date >= $1::date
        order by version.household, version.from_date, version.known desc),
     before as materialized (
       select distinct on (version.household) version.*
         from store.survey_version as version
        where version.from_date < $1::date and version.household in (select touched.household from touched)
        order by version.household, version.from_date desc, version.known desc)
insert into store.survey_version
select before.household, touched.from_date, $2::bigint, before.gone,
       before.file, before.line, before.row_hash, before.household_no, before.surveyed_on, before.has_demand,
       before.demand_amount, before.rating, before.credit_line, before.qualified, before.responsible_bank,
       before.liaison
  from touched
  join before on before.household = touched.household
union all
select touched.household, touched.from_date, $2::bigint, true,
       touched.file, touched.line, touched.row_hash, touched.household_no, touched.surveyed_on, touched.has_demand,
       touched.demand_amount, touched.rating, touched.credit_line, touched.qualified, touched.responsible_bank,
       touched.liaison
  from touched
 where not exists (select from before where before.household = touched.household)
