-- Fills eventful, eventful_person, person_past and person_alias from the versions and events, for the touched persons (or
-- all).  Whoever was said once and never spoken of again is none of them: the view person shows his version.
--
-- The eventful have a line of statements: each version, and each event of roster_change.  Of these some say "in", some "out", some leave it
-- as it is:
--   * a first version, or one after an absence, says in; from the first snapshot of its county on it holds for all time
--     before, elsewhere from the day of identification on (a joining event before it says better);
--   * a version that is gone says out, reason unknown; a leaving event says out with its reason, and stands although
--     the next snapshot may still list the person;
--   * 婚入, 迁入, 补录, 出生 say in; 分户 changes the household.
delete from person_past where (select whole from clock) or person in (select person from touched_person);
delete from person_alias where (select whole from clock) or person in (select person from touched_person);
delete from eventful_person where (select whole from clock) or person in (select person from touched_person);
delete from eventful where (select whole from clock) or person in (select person from touched_person);

create table event_in_force as
select change.*
  from store.roster_change_in_force((select known from clock)) as change
 where change.change_date <= (select day from clock)
   and ((select whole from clock) or change.person in (select person from touched_person));
select spread('event_in_force', 'person', 'none');

-- Only who was spoken of after the first roster can have a second version: in a whole fill the others are not looked at,
-- and where there was but one roster, nobody is.
create table later_person as
with roster as (
  select min(file.known) as first,
         greatest(max(file.known), (select max(taken_back.known) from archive.withdrawal as taken_back)) as last
    from archive.file as file
   where file.feed = 'roster' and file.known <= (select known from clock)
)
select distinct version.person
  from person_asked as version
 where (select not clock.whole or roster.last > roster.first from clock, roster)
   and version.known > (select case when clock.whole then roster.first else 0 end from clock, roster);
select spread('later_person', 'person', 'none');
analyze later_person;

insert into eventful
select version.person
  from person_asked as version
  join later_person on later_person.person = version.person
 group by version.person
having count(*) > 1
union
select event_in_force.person from event_in_force;
select counted('eventful');

create table said as
select latest.* -- what no file tells any more is not said
  from (select distinct on (version.person, version.from_date) version.*
          from person_asked as version
          join eventful on eventful.person = version.person
         order by version.person, version.from_date, version.known desc) as latest
 where latest.file <> 0;
select spread('said', 'person', 'none');
select counted('said');

create table span as
with
  numbered as (
    select said.*, lag(said.gone) over (partition by said.person order by said.from_date) as was_gone,
           row_number() over (partition by said.person order by said.from_date) as nth
      from said
  ),
  first_event as (
    select distinct on (event.person) event.person, event.change_date,
           event.change_type in ('婚入', '迁入', '补录', '出生') as joins
      from event_in_force as event
     where event.change_type in ('婚入', '迁入', '补录', '出生', '死亡', '清退', '迁出', '婚出')
     order by event.person, event.change_date, event.line
  ),
  statement as (
    select numbered.person,
           case when numbered.nth > 1 then numbered.from_date
                when first_event.joins and first_event.change_date <= numbered.from_date then first_event.change_date
                when numbered.from_date = first_roster.day then '-infinity'::date
                else least(numbered.from_date, numbered.person_ident_date, numbered.first_ident_date) end as day,
           1 as rank, 0 as line,
           case when numbered.gone then 'out' when numbered.nth = 1 or numbered.was_gone then 'in' end as effect,
           numbered.household, numbered.exit_status, case when numbered.gone then '原因不明' end as why
      from numbered
      join first_roster on first_roster.county = numbered.county
      left join first_event on first_event.person = numbered.person
    union all
    select event.person, event.change_date,
           case when event.change_type in ('死亡', '清退', '迁出', '婚出') then 2 else 3 end, event.line,
           case when event.change_type in ('死亡', '清退', '迁出', '婚出') then 'out'
                when event.change_type in ('婚入', '迁入', '补录', '出生') then 'in' end,
           case when event.change_type in ('婚入', '迁入', '补录', '出生') then coalesce(event.new_household, event.household)
                when event.change_type = '分户' then event.new_household end,
           null, case when event.change_type in ('死亡', '清退', '迁出', '婚出') then event.change_type end
      from event_in_force as event
     where event.change_type not in ('证件更正', '姓名更正')
  ),
  -- what a statement leaves open is as the one before said
  grouped as (
    select statement.*,
           count(effect) over sequence as effect_group,
           count(household) over sequence as household_group,
           count(exit_status) over sequence as status_group
      from statement
    window sequence as (partition by statement.person order by statement.day, statement.rank, statement.line)
  ),
  carried as (
    select grouped.person, grouped.day, grouped.rank, grouped.line,
           max(grouped.effect) over (partition by grouped.person, grouped.effect_group) as effect,
           max(grouped.why) over (partition by grouped.person, grouped.effect_group) as why,
           max(grouped.household) over (partition by grouped.person, grouped.household_group) as household,
           max(grouped.exit_status) over (partition by grouped.person, grouped.status_group) as exit_status
      from grouped
  ),
  -- of one day the last statement counts
  daily as (
    select distinct on (carried.person, carried.day) carried.*
      from carried
     order by carried.person, carried.day, carried.rank desc, carried.line desc
  ),
  -- leaving twice is leaving once: on the first day, for the first reason given
  turned as (
    select daily.*, lag(daily.effect) over (partition by daily.person order by daily.day) as before
      from daily
  ),
  -- why somebody left who was merely gone is told by whatever next says that he left (windows: a join would have the planner guess
  -- how many there are)
  told as (
    select turned.*,
           case when turned.effect = 'out' and turned.before = 'out' and turned.why <> '原因不明' then turned.why end as told_why
      from turned
  ),
  told_grouped as (
    select told.*, count(told.told_why) over (partition by told.person order by told.day desc) as told_group from told
  ),
  reasoned as (
    select told_grouped.*,
           max(told_grouped.told_why) over (partition by told_grouped.person, told_grouped.told_group) as later_why
      from told_grouped
  ),
  kept as (
    select reasoned.* from reasoned where reasoned.effect = 'in' or reasoned.before is distinct from 'out'
  )
select kept.person, kept.effect, kept.household, kept.exit_status, kept.day as from_day,
       lead(kept.day, 1, 'infinity'::date) over line as to_day,
       lead(case when kept.effect = 'out' then case when kept.why = '原因不明' then coalesce(kept.later_why, kept.why) else kept.why end
            end) over line as left_why
  from kept
window line as (partition by kept.person order by kept.day);
select spread('span', 'person', 'none');
select counted('span');

insert into eventful_person
with
  last_span as (
    select distinct on (span.person) span.* from span where span.effect = 'in' order by span.person, span.from_day desc
  ),
  last_said as (
    select distinct on (said.person) said.* from said order by said.person, said.from_date desc
  ),
  -- under which number somebody came into a household
  moved as (
    select distinct on (event.person, event.new_household) event.person, event.new_household, event.new_household_no
      from event_in_force as event
     where event.new_household is not null
     order by event.person, event.new_household, event.change_date desc, event.line desc
  )
select last_span.household, last_said.person, last_span.from_day, last_span.to_day,
       coalesce(last_said.person_ident_date, last_said.first_ident_date),
       last_span.left_why, not last_said.gone,
       last_said.county, last_said.township, last_said.village, last_said.first_ident_date,
       coalesce(last_said.id18, last_said.id_no), last_said.id_form, last_said.person_name, last_said.name_folded,
       last_said.exit_status,
       coalesce(moved.new_household_no, last_said.household_no),
       last_said.person_no, last_said.file, last_said.line
  from last_said
  join last_span on last_span.person = last_said.person
  left join moved
    on moved.person = last_said.person and moved.new_household = last_span.household
   and last_span.household <> last_said.household;

insert into person_past
select span.household, span.person, span.from_day, span.to_day, span.left_why, span.exit_status
  from span
 where span.effect = 'in'
   and exists (select from span as later
                where later.person = span.person and later.effect = 'in' and later.from_day > span.from_day);

-- numbers and names that a correction replaced, or that an earlier snapshot showed
insert into person_alias
select event.old_id18, 'id', event.person from event_in_force as event
 where event.change_type = '证件更正' and event.old_id18 is not null
union
select event.old_folded, 'name', event.person from event_in_force as event
 where event.change_type = '姓名更正' and event.old_folded is not null
union
select coalesce(said.id18, said.id_no), 'id', said.person
  from said join eventful_person as person on person.person = said.person
 where coalesce(said.id18, said.id_no) <> person.id18
union
select coalesce(said.name_folded, said.person_name), 'name', said.person
  from said join eventful_person as person on person.person = said.person
 where coalesce(said.name_folded, said.person_name) <> coalesce(person.name_folded, person.name);

drop table span, said, later_person, event_in_force;
