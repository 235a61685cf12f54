-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
insert into store.person_version
select before.person, $1::date, $2::bigint, true, before.household, before.county, before.township, before.village,
       before.file, before.line, before.row_hash, before.first_ident_date, before.person_ident_date,
       before.household_size, before.exit_year, before.id_form, before.id_fault, before.village_name,
       before.village_code, before.hamlet_name, before.household_no, before.person_no, before.person_name,
       before.name_folded, before.id_no, before.id18, before.relation_to_head, before.sex, before.ethnicity,
       before.ident_standard, before.exit_status, before.main_cause, before.phone, before.bank_account
  from (select distinct on (version.person) version.*
          from store.person_version as version
         where version.from_date <= $1::date and version.known < $2::bigint
         order by version.person, version.from_date desc, version.known desc) as before
 where not before.gone
   and before.county::text = any($4::text[])
   and not exists (select from stage.person as staged where staged.person = before.person)
   and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = before.person)
