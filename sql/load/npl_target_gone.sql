-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
with leaver as materialized ( -- narrow, for what is looked through is large
       select version.npl_target, version.from_date, version.known
         from store.npl_target_version as version
        where version.from_date <= $1::date and version.known < $2::bigint and not version.gone
          and version.year::text = any($4::text[])
          and not exists (select from store.npl_target_version as later
                           where later.npl_target = version.npl_target and later.from_date <= $1::date and later.known < $2::bigint
                             and (later.from_date, later.known) > (version.from_date, version.known))
          and not exists (select from stage.npl_target as staged where staged.npl_target = version.npl_target)
          and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = version.npl_target))
insert into store.npl_target_version
select version.npl_target, $1::date, $2::bigint, true, version.file, version.line, version.row_hash, version.year,
       version.bank_code, version.target
  from leaver
  join store.npl_target_version as version
    on version.npl_target = leaver.npl_target and version.from_date = leaver.from_date and version.known = leaver.known
