-- From day $1 on nothing holds but what was said before it: a version with K $2 for each key and day that has one.  What
-- the files that stay say is told anew on top of it.
with touched as materialized (
       select distinct on (version.filing, version.from_date) version.*
         from store.filing_version as version
        where version.from_date >= $1::date
        order by version.filing, version.from_date, version.known desc),
     before as materialized (
       select distinct on (version.filing) version.*
         from store.filing_version as version
        where version.from_date < $1::date and version.filing in (select touched.filing from touched)
        order by version.filing, version.from_date desc, version.known desc)
insert into store.filing_version
select before.filing, touched.from_date, $2::bigint, before.gone,
       before.file, before.line, before.row_hash, before.month, before.county_code, before.bank_code,
       before.granted_households, before.granted_notes, before.granted_amount, before.balance_households,
       before.balance, before.overdue_amount, before.npl_amount, before.filed_at
  from touched
  join before on before.filing = touched.filing
union all
select touched.filing, touched.from_date, $2::bigint, true,
       touched.file, touched.line, touched.row_hash, touched.month, touched.county_code, touched.bank_code,
       touched.granted_households, touched.granted_notes, touched.granted_amount, touched.balance_households,
       touched.balance, touched.overdue_amount, touched.npl_amount, touched.filed_at
  from touched
 where not exists (select from before where before.filing = touched.filing)
