-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
with leaver as materialized ( -- narrow, for what is looked through is large
       select version.person, version.from_date, version.known
         from store.person_version as version
        where version.from_date <= $1::date and version.known < $2::bigint and not version.gone
          and version.county::text = any($4::text[])
          and not exists (select from store.person_version as later
                           where later.person = version.person and later.from_date <= $1::date and later.known < $2::bigint
                             and (later.from_date, later.known) > (version.from_date, version.known))
          and not exists (select from stage.person as staged where staged.person = version.person)
          and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = version.person))
insert into store.person_version
select version.person, $1::date, $2::bigint, true, version.household, version.county, version.township,
       version.village, version.file, version.line, version.row_hash, version.first_ident_date,
       version.person_ident_date, version.household_size, version.exit_year, version.id_form, version.id_fault,
       version.village_name, version.village_code, version.hamlet_name, version.household_no, version.person_no,
       version.person_name, version.name_folded, version.id_no, version.id18, version.relation_to_head, version.sex,
       version.ethnicity, version.ident_standard, version.exit_status, version.main_cause, version.phone,
       version.bank_account
  from leaver
  join store.person_version as version
    on version.person = leaver.person and version.from_date = leaver.from_date and version.known = leaver.known
