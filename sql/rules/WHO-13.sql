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
  select person.household, person.person, person.from_day, person.to_day, person.exit_status, person.county
    from person
  union all
  select past.household, past.person, past.from_day, past.to_day, past.exit_status, person.county
    from person_past as past
    join person on person.person = past.person
)
select note.id                                as subject,
       note.amount                            as amount,
       note.disbursed_on, member.exit_status, note.borrower_name,
       array[roster.file || ':' || roster.line] as sources
  from scope_note as note
  join member
    on member.household = note.member_household
   and member.person = note.person
   and member.from_day <= note.disbursed_on
   and note.disbursed_on < member.to_day
  join first_roster on first_roster.county = member.county and first_roster.day <= note.disbursed_on
  join person as roster on roster.person = member.person
  join param_on('ended_status', note.disbursed_on) as ended_status
    on member.exit_status = any (string_to_array(ended_status.value, '、'))
 where note.tier > 0;
