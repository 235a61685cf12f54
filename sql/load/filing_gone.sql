-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
with leaver as materialized ( -- narrow, for what is looked through is large
       select version.filing, version.from_date, version.known
         from store.filing_version as version
        where version.from_date <= $1::date and version.known < $2::bigint and not version.gone
          and (version.bank_code || '/' || version.county_code || '/' || version.month) = any($4::text[])
          and not exists (select from store.filing_version as later
                           where later.filing = version.filing and later.from_date <= $1::date and later.known < $2::bigint
                             and (later.from_date, later.known) > (version.from_date, version.known))
          and not exists (select from stage.filing as staged where staged.filing = version.filing)
          and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = version.filing))
insert into store.filing_version
select version.filing, $1::date, $2::bigint, true, version.file, version.line, version.row_hash, version.month,
       version.county_code, version.bank_code, version.granted_households, version.granted_notes,
       version.granted_amount, version.balance_households, version.balance, version.overdue_amount,
       version.npl_amount, version.filed_at
  from leaver
  join store.filing_version as version
    on version.filing = leaver.filing and version.from_date = leaver.from_date and version.known = leaver.known
