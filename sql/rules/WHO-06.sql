-- rule:      WHO-06
-- title:     死亡人员获贷
-- basis:     楚贫发〔2017〕71号 二(二); 银监发〔2017〕42号 一
-- severity:  high
-- subject:   note
-- scope:     household
-- material:  disbursed_on, died_on
-- finding:   {disbursed_on}以{grant_type}方式放款，名单记载借款人{borrower_name}已于{died_on}死亡
with
-- who had left for another reason, and died before the grant: leaving is told of the first day, death of its own
later as (
  select note.id, min(event.day) as day, min(event.file || ':' || event.line) as source
    from scope_note as note
    join roster_event as event
      on event.person = note.person
     and event.kind = '死亡'
     and event.day >= note.left_on
     and event.day < note.disbursed_on
   where note.left_why <> '死亡'
     and not note.member_on_grant
   group by note.id
)
select note.id                                as subject,
       note.amount                            as amount,
       note.disbursed_on, coalesce(later.day, note.left_on) as died_on, note.grant_type, note.borrower_name,
       nullif(array_remove(array[roster.file || ':' || roster.line, later.source], null), '{}') as sources
  from scope_note as note
  left join later on later.id = note.id
  left join lateral (select person.file, person.line from person
                      where person.household = note.member_household and person.person = note.person
                      limit 1) as roster on true
 where (note.left_why = '死亡' or later.id is not null)
   and note.left_on < note.disbursed_on
   and not note.member_on_grant;
