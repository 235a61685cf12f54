-- What has to be made anew to bring the world of now from the day and K of its clock to day $1 and K $2.  Run before
-- the clock moves.  (One statement: each part writes its own table.)
with
  -- events whose file came, went out of force, or whose day came since
  turned as materialized (
    select turned.file from clock cross join lateral archive.turned(clock.known, $2::bigint) as turned
  ),
  moved_event as (
    select change.person
      from store.roster_change as change
      cross join clock
     where change.file in (select turned.file from turned)
        or (change.change_date > clock.day and change.change_date <= $1::date)
    union all
    select change.person
      from store.event_repeated as repeated
      join store.roster_change as change on change.change = repeated.event and change.known = repeated.stored
     where repeated.feed = 'roster_change' and repeated.file in (select turned.file from turned)
  ),
  person_keys as (
    insert into touched_person
    select version.person from store.person_version as version
     where version.known > (select clock.known from clock)
    union
    select moved_event.person from moved_event
    returning 1
  )
insert into touched_note
select distinct version.note from store.note_version as version
 where version.known > (select clock.known from clock) and version.known <= $2::bigint;
