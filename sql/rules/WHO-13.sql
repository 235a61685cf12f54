-- rule:      WHO-13
-- title:     不再享受政策户获贷
-- basis:     楚贫发〔2017〕71号 二(一)
-- severity:  low
-- subject:   note
-- scope:     household
-- material:  disbursed_on, exit_status
-- finding:   {disbursed_on}放款，放款日前最近一期名单记载借款人{borrower_name}的脱贫属性为{exit_status}
with
-- what each snapshot since the first said of the members; of the days before it tells nothing
member as (
  select person.household, person.person, person.from_day, person.exit_status, person.county, person.file, person.line
    from person
  union all
  select past.household, past.person, past.from_day, past.exit_status, person.county, person.file, person.line
    from person_past as past
    join person on person.person = past.person
),
-- the last before the grant, also where the borrower had left by then: his household is the one he belonged to last
standing as (
  select distinct on (note.household, note.id)
         note.household, note.id, note.amount, note.disbursed_on, note.borrower_name, member.exit_status, member.file, member.line
    from scope_note as note
    join member
      on member.household = note.member_household
     and member.person = note.person
     and member.from_day <= note.disbursed_on
    join first_roster on first_roster.county = member.county and first_roster.day <= note.disbursed_on
   where note.tier > 0
   order by note.household, note.id, member.from_day desc
)
select standing.id                            as subject,
       standing.amount                        as amount,
       standing.disbursed_on, standing.exit_status, standing.borrower_name,
       array[standing.file || ':' || standing.line] as sources
  from standing
  join param_on('ended_status', standing.disbursed_on) as ended_status
    on standing.exit_status = any (string_to_array(ended_status.value, '、'));
