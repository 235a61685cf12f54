-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
with leaver as materialized ( -- narrow, for what is looked through is large
       select version.:"key", version.from_date, version.known
         from store.:"kept" as version
        where version.from_date <= $1::date and version.known < $2::bigint and not version.gone
          and store.extent_of(version) = any($4::text[])
          and not exists (select from store.:"kept" as later
                           where later.:"key" = version.:"key" and later.from_date <= $1::date and later.known < $2::bigint
                             and (later.from_date, later.known) > (version.from_date, version.known))
          and not exists (select from stage.:"staged" as staged where staged.:"key" = version.:"key")
          and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = version.:"key"))
insert into store.:"kept"
select retold.*
  from leaver
  join store.:"kept" as version
    on version.:"key" = leaver.:"key" and version.from_date = leaver.from_date and version.known = leaver.known
 cross join lateral store.retold(version, $1::date, $2::bigint, true) as retold
