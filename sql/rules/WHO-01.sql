-- rule:      WHO-01
-- title:     非建档立卡户获贷
-- basis:     楚贫发〔2017〕71号 二(二); 银监发〔2017〕42号 一
-- severity:  high
-- subject:   note
-- scope:     note
-- material:  borrower_name, id_no, disbursed_on
-- finding:   {disbursed_on}放款，借款人{borrower_name}（证件号码{id_no}）在建档立卡名单中未找到{remark}
select note.id                                as subject,
       note.amount                            as amount,
       -- before the first roster known nobody can say who stood on the list: the old one must be asked for
       case when note.disbursed_on < clock.first_roster_day then 'medium' else 'high' end as severity,
       note.borrower_name, note.id_no, note.disbursed_on,
       clock.first_roster_day,
       array_to_string(note.candidates, '；')  as candidates,
       case when note.candidates is not null
            then '；同名且号码相近者有多人，待核：' || array_to_string(note.candidates, '、')
            else ''
       end
       || case when note.disbursed_on < clock.first_roster_day
               then '；放款早于所掌握的首期名单，须调阅旧名单核对'
               else ''
          end                                 as remark
  from scope_note as note
  join clock on true
 where note.tier = 0
   and not note.id_rejected
   and clock.first_roster_day is not null;
