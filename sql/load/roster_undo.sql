-- From day $1 on nothing holds but what was said before it: a version with K $2 for each key and day that has one.  What
-- the files that stay say is told anew on top of it.
with touched as materialized (
       select distinct on (version.person, version.from_date) version.*
         from store.person_version as version
        where version.from_date >= $1::date
        order by version.person, version.from_date, version.known desc),
     before as materialized (
       select distinct on (version.person) version.*
         from store.person_version as version
        where version.from_date < $1::date and version.person in (select touched.person from touched)
        order by version.person, version.from_date desc, version.known desc)
insert into store.person_version
select before.person, touched.from_date, $2::bigint, before.gone,
       before.household, before.county, before.township, before.village, before.file, before.line, before.row_hash,
       before.first_ident_date, before.person_ident_date, before.household_size, before.exit_year, before.id_form,
       before.id_fault, before.village_name, before.village_code, before.hamlet_name, before.household_no,
       before.person_no, before.person_name, before.name_folded, before.id_no, before.id18, before.relation_to_head,
       before.sex, before.ethnicity, before.ident_standard, before.exit_status, before.main_cause, before.phone,
       before.bank_account
  from touched
  join before on before.person = touched.person
union all
select touched.person, touched.from_date, $2::bigint, true,
       touched.household, touched.county, touched.township, touched.village, touched.file, touched.line,
       touched.row_hash, touched.first_ident_date, touched.person_ident_date, touched.household_size,
       touched.exit_year, touched.id_form, touched.id_fault, touched.village_name, touched.village_code,
       touched.hamlet_name, touched.household_no, touched.person_no, touched.person_name, touched.name_folded,
       touched.id_no, touched.id18, touched.relation_to_head, touched.sex, touched.ethnicity,
       touched.ident_standard, touched.exit_status, touched.main_cause, touched.phone, touched.bank_account
  from touched
 where not exists (select from before where before.person = touched.person)
