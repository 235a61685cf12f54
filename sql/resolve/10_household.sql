-- Every household that was ever on the roster, with its place, taken from the member who is best known: one still
-- reported before one who is not, then the lowest number.
insert into household (household, household_no, county, township, village, members, identified_on, registered)
with
-- how many belong to it at D, and since when it is known
tally as (
  select person.household,
         count(*) filter (where person.from_day <= clock.day and clock.day < person.to_day) as members,
         min(person.first_ident_on) as identified_on,
         bool_or(person.reported and clock.day < person.to_day) as registered
    from person
    join clock on true
   group by person.household
),
-- whose row tells the place
place as (
  select distinct on (person.household)
         person.household, person.household_no, person.county, person.township, person.village
    from person
   order by person.household, person.reported desc, person.person
)
select place.household, place.household_no, place.county, place.township, place.village,
       tally.members, tally.identified_on, tally.registered
  from place
  join tally on tally.household = place.household;
