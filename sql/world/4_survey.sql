-- Fills survey from the versions: all of it, or the households of which something is known, or has its day, since it was
-- filled last.  A later snapshot of the same visit corrects an earlier one.
create table touched_household as
select distinct version.household
  from store.survey_version as version
  cross join clock
  left join filled on filled.feed = 'survey'
 where version.known <= clock.known and version.from_date <= clock.day
   and (clock.whole or filled.feed is null or version.known > filled.known or version.from_date > filled.day);
select spread('touched_household', 'household', 'none');
analyze touched_household;

delete from survey where (select whole from clock) or household in (select household from touched_household);
insert into survey
with
  said as (
    select latest.*
      from (select distinct on (version.household, version.from_date) version.*
              from store.survey_version as version
              join touched_household on touched_household.household = version.household
              cross join clock
             where version.from_date <= clock.day and version.known <= clock.known
             order by version.household, version.from_date, version.known desc) as latest
     where latest.file <> 0
  ),
  ordered as (
    select said.*, lead(said.from_date) over (partition by said.household order by said.from_date) is null as is_last
      from said
  )
select distinct on (ordered.household, ordered.surveyed_on)
       ordered.household, ordered.surveyed_on, ordered.is_last and not ordered.gone, ordered.household_no, ordered.has_demand,
       ordered.demand_amount, ordered.rating, ordered.credit_line, ordered.qualified, ordered.file, ordered.line,
       ordered.liaison
  from ordered
 order by ordered.household, ordered.surveyed_on, ordered.from_date desc;
drop table touched_household;

insert into filled
select 'survey', clock.day, clock.known from clock
on conflict (feed) do update set day = excluded.day, known = excluded.known;
analyze survey;
