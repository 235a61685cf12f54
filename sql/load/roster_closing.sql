-- A late file: what it changed on day $1 with K $2 holds only up to the next state known of its extent ($3, on the days
-- $4).  From then on a closing row says again what was known before, or that nothing was.
with changed as (
       select version.*, later.day as next_day
         from store.person_version as version
         join unnest($3::text[], $4::date[]) as later (extent, day) on later.extent = version.county::text
        where version.known = $2::bigint and version.from_date = $1::date
          and not exists (select from store.person_version as own
                           where own.person = version.person and own.from_date = later.day and own.known < $2::bigint)),
     before as (
       select distinct on (version.person) version.*, changed.next_day
         from changed
         join store.person_version as version
           on version.person = changed.person and version.known < $2::bigint and version.from_date <= changed.next_day
        order by version.person, version.from_date desc, version.known desc)
insert into store.person_version
select before.person, before.next_day, $2::bigint, before.gone, before.household, before.county, before.township,
       before.village, before.file, before.line, before.row_hash, before.first_ident_date, before.person_ident_date,
       before.household_size, before.exit_year, before.id_form, before.id_fault, before.village_name,
       before.village_code, before.hamlet_name, before.household_no, before.person_no, before.person_name,
       before.name_folded, before.id_no, before.id18, before.relation_to_head, before.sex, before.ethnicity,
       before.ident_standard, before.exit_status, before.main_cause, before.phone, before.bank_account
  from before
union all
select changed.person, changed.next_day, $2::bigint, true, changed.household, changed.county, changed.township,
       changed.village, changed.file, changed.line, changed.row_hash, changed.first_ident_date,
       changed.person_ident_date, changed.household_size, changed.exit_year, changed.id_form, changed.id_fault,
       changed.village_name, changed.village_code, changed.hamlet_name, changed.household_no, changed.person_no,
       changed.person_name, changed.name_folded, changed.id_no, changed.id18, changed.relation_to_head, changed.sex,
       changed.ethnicity, changed.ident_standard, changed.exit_status, changed.main_cause, changed.phone,
       changed.bank_account
  from changed
 where not exists (select from before where before.person = changed.person)
