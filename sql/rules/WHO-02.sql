-- rule:      WHO-02
-- title:     建档前放贷
-- basis:     楚贫发〔2017〕71号 二(二); 银监发〔2017〕42号 一
-- severity:  medium
-- subject:   note
-- scope:     household
-- material:  disbursed_on, identified_on
-- finding:   {disbursed_on}放款，名单记载借款人{borrower_name}的识别时间为{identified_on}，晚于放款日
select note.id                                as subject,
       note.amount                            as amount,
       note.disbursed_on, note.identified_on, note.borrower_name,
       case when roster.file is not null
            then array[roster.file || ':' || roster.line]
       end                                    as sources
  from scope_note as note
  left join lateral (select person.file, person.line from person
                      where person.household = note.member_household and person.person = note.person
                      limit 1) as roster on true
 where note.tier > 0
   and note.identified_on > note.disbursed_on;
