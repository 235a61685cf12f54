-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
insert into store.duty_version
select before.township, $1::date, $2::bigint, true, before.file, before.line, before.row_hash, before.since,
       before.bank_code
  from (select distinct on (version.township) version.*
          from store.duty_version as version
         where version.from_date <= $1::date and version.known < $2::bigint
         order by version.township, version.from_date desc, version.known desc) as before
 where not before.gone
   and (before.township / 1000)::text = any($4::text[])
   and not exists (select from stage.duty as staged where staged.township = before.township)
   and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = before.township)
