-- Every row of the roster of these borrowers, and all the spans in which it was a member of a household.
create table bearer_span as
with
bearer as (
  select person.person, coalesce(person.id18, person.person::text) as bearer, person.name, person.identified_on,
         person.household, person.from_day, person.to_day, person.left_why
    from person
    join (select distinct borrower.bearer from borrower) as asked
      on asked.bearer = coalesce(person.id18, person.person::text)
)
select bearer.bearer, bearer.person, bearer.name, bearer.identified_on, bearer.household, bearer.from_day,
       bearer.to_day, bearer.left_why
  from bearer
union all
select bearer.bearer, bearer.person, bearer.name, bearer.identified_on, past.household, past.from_day,
       past.to_day, past.left_why
  from person_past as past
  join bearer on bearer.person = past.person;
select spread('bearer_span', 'bearer', 'none');
comment on table bearer_span is 'work of resolving: a span from_day <= day < to_day in which a borrower belonged to a household';
analyze bearer_span;
