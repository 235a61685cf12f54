-- Every row of the roster of these borrowers, and all the spans in which it was a member of a household.  Whom none of his notes leads to
-- any more is forgotten.
create table asked_bearer as
select note.bearer from asked_note join note on note.id = asked_note.note where note.bearer is not null
union
select borrower.bearer from borrower where borrower.bearer is not null;
select spread('asked_bearer', null);
analyze asked_bearer;
delete from bearer_span where bearer in (select asked_bearer.bearer from asked_bearer);
drop table asked_bearer;
insert into bearer_span (bearer, person, household, from_day, to_day, name, name_folded, identified_on, left_why,
                         exit_status, county, file, line)
with
bearer as (
  select coalesce(person.id18, person.person::text) as bearer, person.person, person.household, person.from_day, person.to_day,
         person.name, person.name_folded, person.identified_on, person.left_why, person.exit_status, person.county, person.file, person.line
    from person
    join (select distinct borrower.bearer from borrower) as asked
      on asked.bearer = coalesce(person.id18, person.person::text)
)
select bearer.*
  from bearer
union all
select bearer.bearer, bearer.person, past.household, past.from_day, past.to_day,
       bearer.name, bearer.name_folded, bearer.identified_on, past.left_why, past.exit_status, bearer.county, bearer.file, bearer.line
  from person_past as past
  join bearer on bearer.person = past.person;
select counted('bearer_span');
