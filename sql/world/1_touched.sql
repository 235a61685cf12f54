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
  -- counties whose first roster is of another day now: it speaks for all days before
  moved_county as materialized (
    select coalesce(first.county, first_roster.county) as county
      from (select roster.extent::int as county, min(roster.business_date) as day
              from archive.in_force($2::bigint) as roster
             where roster.feed = 'roster' and roster.business_date <= $1::date
             group by roster.extent) as first
      full join first_roster on first_roster.county = first.county
     where first.day is distinct from first_roster.day
  ),
  -- ledgers before which another stands now, or none any more
  moved_ledger as materialized (
    select dated.bank_code, dated.day
      from (select loan.extent as bank_code, loan.business_date as day,
                   lag(loan.business_date) over (partition by loan.extent order by loan.business_date) as previous
              from (select distinct spoken.extent, spoken.business_date
                      from archive.in_force($2::bigint) as spoken
                     where spoken.feed = 'loan' and spoken.business_date <= $1::date) as loan) as dated
      join ledger_date on ledger_date.bank_code = dated.bank_code and ledger_date.day = dated.day
     where dated.previous is distinct from ledger_date.previous
  ),
  -- ledgers that no longer stand: who was last reported in one was last reported earlier
  lost_ledger as materialized (
    select ledger_date.bank_code, ledger_date.day
      from ledger_date
     where not exists (select from archive.in_force($2::bigint) as spoken
                        where spoken.feed = 'loan' and spoken.extent = ledger_date.bank_code
                          and spoken.business_date = ledger_date.day)
  ),
  person_keys as (
    insert into touched_person
    select version.person from store.person_version as version
     where version.known > (select clock.known from clock)
    union
    select moved_event.person from moved_event
    union
    select eventful.person
      from moved_county
      join store.person_version as version on version.county = moved_county.county
      join eventful on eventful.person = version.person
    returning 1
  )
insert into touched_note
select distinct version.note from store.note_version as version
 where version.known > (select clock.known from clock) and version.known <= $2::bigint
union
select ledger.note
  from moved_ledger
  join ledger on ledger.bank_code = moved_ledger.bank_code
  join ledger_past as past on past.note = ledger.note and past.from_day = moved_ledger.day
union
select ledger.note
  from lost_ledger
  join ledger on ledger.bank_code = lost_ledger.bank_code and ledger.reported_on = lost_ledger.day;
