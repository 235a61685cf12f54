-- What WHO-13 asks of note $1.
with
-- the last snapshot up to the grant
standing as (
  select member.exit_status
    from note
    join (select past.household, past.person, past.from_day, past.exit_status from person_past as past
          union all
          select person.household, person.person, person.from_day, person.exit_status from person) as member
      on member.household = note.member_household
     and member.person = note.person
     and member.from_day <= note.disbursed_on
    join person as carrier on carrier.person = member.person
    join first_roster on first_roster.county = carrier.county and first_roster.day <= note.disbursed_on
   where note.id = $1
     and note.tier > 0
   order by member.from_day desc
   limit 1
)
select 1 as place, '放款前最近一期名单中的脱贫状态' as condition, coalesce(standing.exit_status, '放款前没有可查的名单') as value,
       ended.value as threshold, standing.exit_status = any (string_to_array(ended.value, '、')) as holds,
       '当时仍可享受政策，或无从查考' as gap
  from note
  left join param_on('ended_status', note.disbursed_on) as ended on true
  left join standing on true
 where note.id = $1;
