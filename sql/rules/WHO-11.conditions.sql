-- What WHO-11 asks of note $1: of its borrower, and of who lived with him on the day of the grant.
with
counted as (
  select note.id18 from note where note.id = $1
  union
  select person.id18
    from note
    join (select past.person, past.household, past.from_day, past.to_day from person_past as past
          union all
          select person.person, person.household, person.from_day, person.to_day from person) as span
      on span.household = note.member_household
     and span.from_day <= note.disbursed_on
     and note.disbursed_on < span.to_day
    join person on person.person = span.person
   where note.id = $1
     and note.tier > 0
)
select 1 as place, '借款人或放款日的家庭成员列入公职人员名单' as condition,
       (select count(distinct watched.id18) from watched join counted on counted.id18 = watched.id18
         where watched.list = any (string_to_array(lists.value, '、'))) || '人列入' as value,
       '至少1人列入' || lists.value as threshold,
       exists (select from watched join counted on counted.id18 = watched.id18
                where watched.list = any (string_to_array(lists.value, '、'))) as holds,
       '名单中没有其证件号码' as gap
  from note
  left join param_on('public_pay_list', note.disbursed_on) as lists on true
 where note.id = $1;
