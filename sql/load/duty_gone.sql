-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
with before as (          -- the state before: narrow, for it is large
       select distinct on (version.township) version.township, version.from_date, version.known, version.gone,
              (version.township / 1000)::text = any($4::text[]) as spoken_for
         from store.duty_version as version
        where version.from_date <= $1::date and version.known < $2::bigint
        order by version.township, version.from_date desc, version.known desc),
     leaver as materialized (
       select before.township, before.from_date, before.known
         from before
        where before.spoken_for and not before.gone
          and not exists (select from stage.duty as staged where staged.township = before.township)
          and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = before.township))
insert into store.duty_version
select version.township, $1::date, $2::bigint, true, version.file, version.line, version.row_hash, version.since,
       version.bank_code
  from leaver
  join store.duty_version as version
    on version.township = leaver.township and version.from_date = leaver.from_date and version.known = leaver.known
