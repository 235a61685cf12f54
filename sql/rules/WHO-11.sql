-- rule:      WHO-11
-- title:     公职人员获贷
-- basis:     楚贫发〔2017〕71号 二(二); 银监发〔2017〕42号 一
-- severity:  medium
-- subject:   note
-- scope:     household
-- material:  disbursed_on, watched_name
-- finding:   {disbursed_on}放款，{whose}{watched_name}（证件号码{watched_id_no}）列入{list}名单
with
-- who lives with the borrower on the day of the grant, and the borrower himself
member as (
  select person.household, person.person, person.id18, person.from_day, person.to_day from person
  union all
  select past.household, past.person, person.id18, past.from_day, past.to_day
    from person_past as past
    join eventful_person as person on person.person = past.person
),
counted as (
  select note.household, note.id, note.id18, true as is_borrower
    from scope_note as note
  union all
  select note.household, note.id, member.id18, coalesce(member.person = note.person, false)
    from scope_note as note
    join member
      on member.household = note.member_household
     and member.from_day <= note.disbursed_on
     and note.disbursed_on < member.to_day
   where note.tier > 0
)
select distinct on (note.id)
       note.id                                as subject,
       note.amount                            as amount,
       note.disbursed_on, watched.list,
       case when counted.is_borrower then '借款人' else '其家庭成员' end as whose,
       watched.name                           as watched_name,
       watched.id18                           as watched_id_no,
       array[watched.file || ':' || watched.line] as sources
  from counted
  join watched on watched.id18 = counted.id18
  join scope_note as note on note.household = counted.household and note.id = counted.id
  join param_on('public_pay_list', note.disbursed_on) as public_pay_list
    on watched.list = any (string_to_array(public_pay_list.value, '、'))
 order by note.id, counted.is_borrower desc, watched.name, watched.entry;
