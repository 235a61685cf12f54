-- rule:      WHO-05
-- title:     证件与姓名不符（冒名嫌疑）
-- basis:     楚贫发〔2017〕71号 二(二); 楚贫发〔2017〕71号 五(三); 银监发〔2017〕42号 一
-- severity:  high
-- subject:   note
-- scope:     household
-- material:  borrower_name, roster_name, id_no
-- finding:   台账借款人{borrower_name}所用证件号码{id_no}，在名单中登记为{roster_name}
select note.id                                as subject,
       note.amount                            as amount,
       note.borrower_name, note.roster_name, note.id_no,
       case when roster.file is not null
            then array[roster.file || ':' || roster.line]
       end                                    as sources
  from scope_note as note
  left join lateral (select person.file, person.line from person
                      where person.household = note.member_household and person.person = note.person
                      limit 1) as roster on true
 where note.tier = 5;
