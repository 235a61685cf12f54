-- rule:      WHO-06
-- title:     死亡人员获贷
-- basis:     楚贫发〔2017〕71号 二(二); 银监发〔2017〕42号 一
-- severity:  high
-- subject:   note
-- scope:     household
-- material:  disbursed_on, died_on
-- finding:   {disbursed_on}以{grant_type}方式放款，名单记载借款人{borrower_name}已于{died_on}死亡
select note.id                                as subject,
       note.amount                            as amount,
       note.disbursed_on, note.left_on as died_on, note.grant_type, note.borrower_name,
       case when roster.file is not null
            then array[roster.file || ':' || roster.line]
       end                                    as sources
  from scope_note as note
  left join person as roster
    on roster.household = note.member_household
   and roster.person = note.person
 where note.left_why = '死亡'
   and note.left_on < note.disbursed_on
   and not note.member_on_grant;
