-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
with leaver as materialized ( -- narrow, for what is looked through is large
       select version.compensation, version.from_date, version.known
         from store.compensation_version as version
        where version.from_date <= $1::date and version.known < $2::bigint and not version.gone
          and version.county_code::text = any($4::text[])
          and not exists (select from store.compensation_version as later
                           where later.compensation = version.compensation and later.from_date <= $1::date and later.known < $2::bigint
                             and (later.from_date, later.known) > (version.from_date, version.known))
          and not exists (select from stage.compensation as staged where staged.compensation = version.compensation)
          and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = version.compensation))
insert into store.compensation_version
select version.compensation, $1::date, $2::bigint, true, version.file, version.line, version.row_hash,
       version.case_no, version.county_code, version.bank_code, version.note_no, version.applied_on,
       version.principal, version.fund_share, version.bank_share, version.decision, version.decided_on,
       version.paid_on, version.recovered, version.returned
  from leaver
  join store.compensation_version as version
    on version.compensation = leaver.compensation and version.from_date = leaver.from_date and version.known = leaver.known
