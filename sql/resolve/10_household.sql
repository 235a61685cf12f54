-- Every household that was ever on the roster (or those asked for), with its place, taken from the member who is best known: one still
-- reported before one who is not, then the lowest number.
create table member as
select person.household, person.person, person.from_day, person.to_day, person.first_ident_on, person.reported,
       person.household_no, person.county, person.township, person.village
  from person
 where not exists (select from resolution)
union all
select person.household, person.person, person.from_day, person.to_day, person.first_ident_on, person.reported,
       person.household_no, person.county, person.township, person.village
  from asked_home
  join person on person.household = asked_home.household
 where exists (select from resolution);
select spread('member', 'household');
comment on table member is 'work of resolving: who was last seen in the households that are asked for';
analyze member;

delete from household_told where household in (select asked_home.household from asked_home);
insert into household_told (household, from_day, members, identified_on, registered, teller)
select every.household,
       -- its first day: whoever joined later joined a household that was there
       min(every.from_day) as from_day,
       -- how many belong to it at D, and since when it is known
       count(*) filter (where every.person is not null and every.from_day <= clock.day and clock.day < every.to_day) as members,
       min(every.first_ident_on) as identified_on,
       bool_or(every.reported and clock.day < every.to_day) as registered,
       -- whose row tells the place; none where all who ever belonged to it are elsewhere now
       coalesce(min(every.person) filter (where every.reported), min(every.person)) as teller
  from (select member.household, member.person, member.from_day, member.to_day, member.first_ident_on, member.reported
          from member
        union all
        select past.household, null, past.from_day, past.to_day, null, false
          from person_past as past
         where not exists (select from resolution)
        union all
        select past.household, null, past.from_day, past.to_day, null, false
          from asked_home
          join person_past as past on past.household = asked_home.household
         where exists (select from resolution)) as every
  join clock on true
 group by every.household;
select counted('household_told');

delete from household where household in (select asked_home.household from asked_home);
insert into household (household, household_no, county, township, village, members, identified_on, registered)
select home.household, member.household_no, member.county, member.township, member.village,
       home.members, home.identified_on, home.registered
  from member
  join household_told as home on home.household = member.household and home.teller = member.person;
drop table member;
