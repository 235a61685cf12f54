-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
insert into store.plan_version
select before.plan, $1::date, $2::bigint, true, before.file, before.line, before.row_hash, before.amount, before.year,
       before.county, before.households, before.bank_code
  from (select distinct on (version.plan) version.*
          from store.plan_version as version
         where version.from_date <= $1::date and version.known < $2::bigint
         order by version.plan, version.from_date desc, version.known desc) as before
 where not before.gone
   and before.year::text = any($4::text[])
   and not exists (select from stage.plan as staged where staged.plan = before.plan)
   and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = before.plan)
