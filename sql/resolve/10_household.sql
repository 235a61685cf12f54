-- Every household that was ever on the roster, with its place, taken from the member who is best known: one still
-- reported before one who is not, then the lowest number.
create table home as
select every.household,
       -- its first day: whoever joined later joined a household that was there
       min(every.from_day) as from_day,
       -- how many belong to it at D, and since when it is known
       count(*) filter (where every.person is not null and every.from_day <= clock.day and clock.day < every.to_day) as members,
       min(every.first_ident_on) as identified_on,
       bool_or(every.reported and clock.day < every.to_day) as registered,
       -- whose row tells the place; none where all who ever belonged to it are elsewhere now
       coalesce(min(every.person) filter (where every.reported), min(every.person)) as teller
  from (select person.household, person.person, person.from_day, person.to_day, person.first_ident_on, person.reported
          from person
        union all
        select past.household, null, past.from_day, past.to_day, null, false from person_past as past) as every
  join clock on true
 group by every.household;
select spread('home', 'household');
comment on table home is 'work of resolving: what all members of a household tell of it; teller: the one whose row has its place';
analyze home;

insert into household (household, household_no, county, township, village, members, identified_on, registered)
select home.household, person.household_no, person.county, person.township, person.village,
       home.members, home.identified_on, home.registered
  from home
  join person on person.household = home.household and person.person = home.teller;
