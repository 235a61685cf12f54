-- What has to be made anew to bring the world of now from the day and K of its clock to day $1 and K $2.  Run before
-- the clock moves.  (One statement: each part writes its own table.)
with
  -- events whose file came, went out of force, or whose day came since
  moved_event as (
    select change.person
      from store.roster_change as change
      cross join clock
     where change.known > clock.known
        or (change.change_date > clock.day and change.change_date <= $1::date)
        or change.file in (select later.file from archive.supersession as later
                            where later.known > (select earlier.known from clock as earlier))
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
