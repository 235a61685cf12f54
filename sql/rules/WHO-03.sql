-- rule:      WHO-03
-- title:     清退或迁出后放贷
-- basis:     楚贫发〔2017〕71号 二(二); 银监发〔2017〕42号 一
-- severity:  high
-- subject:   note
-- scope:     household
-- material:  disbursed_on, left_on, left_why
-- finding:   {disbursed_on}放款，名单记载借款人{borrower_name}已于{left_on}离册（{left_why}），放款日不在其他在册户中
select note.id                                as subject,
       note.amount                            as amount,
       case when note.left_why = '原因不明' then 'medium' else 'high' end as severity,
       note.disbursed_on, note.left_on, note.left_why, note.borrower_name,
       case when roster.file is not null
            then array[roster.file || ':' || roster.line]
       end                                    as sources
  from scope_note as note
  left join lateral (select person.file, person.line from person
                      where person.household = note.member_household and person.person = note.person
                      limit 1) as roster on true
 where note.left_why in ('清退', '迁出', '婚出', '原因不明')
   and note.left_on < note.disbursed_on
   and not note.member_on_grant;
