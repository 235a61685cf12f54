-- From day $1 on nothing holds but what was said before it: a version with K $2 for each key and day that has one.  What
-- the files that stay say is told anew on top of it.
with touched as materialized (
       select distinct on (version.compensation, version.from_date) version.*
         from store.compensation_version as version
        where version.from_date >= $1::date
        order by version.compensation, version.from_date, version.known desc),
     before as materialized (
       select distinct on (version.compensation) version.*
         from store.compensation_version as version
        where version.from_date < $1::date and version.compensation in (select touched.compensation from touched)
        order by version.compensation, version.from_date desc, version.known desc)
insert into store.compensation_version
select before.compensation, touched.from_date, $2::bigint, before.gone,
       before.file, before.line, before.row_hash, before.case_no, before.county_code, before.bank_code,
       before.note_no, before.applied_on, before.principal, before.fund_share, before.bank_share, before.decision,
       before.decided_on, before.paid_on, before.recovered, before.returned
  from touched
  join before on before.compensation = touched.compensation
union all
select touched.compensation, touched.from_date, $2::bigint, true,
       touched.file, touched.line, touched.row_hash, touched.case_no, touched.county_code, touched.bank_code,
       touched.note_no, touched.applied_on, touched.principal, touched.fund_share, touched.bank_share,
       touched.decision, touched.decided_on, touched.paid_on, touched.recovered, touched.returned
  from touched
 where not exists (select from before where before.compensation = touched.compensation)
