-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
with leaver as materialized ( -- narrow, for what is looked through is large
       select version.household, version.from_date, version.known
         from store.survey_version as version
        where version.from_date <= $1::date and version.known < $2::bigint and not version.gone
          and '*' = any($4::text[])
          and not exists (select from store.survey_version as later
                           where later.household = version.household and later.from_date <= $1::date and later.known < $2::bigint
                             and (later.from_date, later.known) > (version.from_date, version.known))
          and not exists (select from stage.survey as staged where staged.household = version.household)
          and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = version.household))
insert into store.survey_version
select version.household, $1::date, $2::bigint, true, version.file, version.line, version.row_hash,
       version.household_no, version.surveyed_on, version.has_demand, version.demand_amount, version.rating,
       version.credit_line, version.qualified, version.responsible_bank, version.liaison
  from leaver
  join store.survey_version as version
    on version.household = leaver.household and version.from_date = leaver.from_date and version.known = leaver.known
