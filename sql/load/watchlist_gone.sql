-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
with leaver as materialized ( -- narrow, for what is looked through is large
       select version.entry, version.from_date, version.known
         from store.watchlist_version as version
        where version.from_date <= $1::date and version.known < $2::bigint and not version.gone
          and version.list = any($4::text[])
          and not exists (select from store.watchlist_version as later
                           where later.entry = version.entry and later.from_date <= $1::date and later.known < $2::bigint
                             and (later.from_date, later.known) > (version.from_date, version.known))
          and not exists (select from stage.watchlist as staged where staged.entry = version.entry)
          and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = version.entry))
insert into store.watchlist_version
select version.entry, $1::date, $2::bigint, true, version.file, version.line, version.row_hash, version.list,
       version.name, version.id_no, version.account_no, version.county_code
  from leaver
  join store.watchlist_version as version
    on version.entry = leaver.entry and version.from_date = leaver.from_date and version.known = leaver.known
