-- rule:      WHO-01
-- title:     非建档立卡户获贷
-- basis:     楚贫发〔2017〕71号 二(二); 银监发〔2017〕42号 一
-- severity:  high
-- subject:   note
-- scope:     note
-- material:  borrower_name, id_no, disbursed_on
-- finding:   {disbursed_on}放款，借款人{borrower_name}（证件号码{id_no}）在建档立卡名单中未找到{remark}
with
-- since when the roster of the note's county is known; of a county that never sent one, since when any is
listed as (
  select note.id, note.amount, note.disbursed_on, note.borrower_name, note.id_no, note.candidates,
         coalesce(first_roster.day, clock.first_roster_day) as first_roster_day
    from scope_note as note
    join clock on true
    left join first_roster on first_roster.county = note.county
   where note.tier = 0
     and not note.id_rejected
     and clock.first_roster_day is not null
)
select listed.id                              as subject,
       listed.amount                          as amount,
       -- before the first roster known nobody can say who stood on the list: the old one must be asked for
       case when listed.disbursed_on < listed.first_roster_day then 'medium' else 'high' end as severity,
       listed.borrower_name, listed.id_no, listed.disbursed_on,
       listed.first_roster_day,
       array_to_string(listed.candidates, '；') as candidates,
       case when listed.candidates is not null
            then '；同名且号码相近者有多人，待核：' || array_to_string(listed.candidates, '、')
            else ''
       end
       || case when listed.disbursed_on < listed.first_roster_day
               then '；放款早于所掌握的首期名单，须调阅旧名单核对'
               else ''
          end                                 as remark
  from listed;
