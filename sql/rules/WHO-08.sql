-- rule:      WHO-08
-- title:     未成年人获贷
-- basis:     楚贫发〔2017〕71号 二(二); 银监发〔2017〕42号 一
-- severity:  medium
-- subject:   note
-- scope:     household
-- material:  disbursed_on, born_on
-- finding:   {disbursed_on}放款，借款人{borrower_name}证件所载出生日期为{born_on}，放款日未满{adult_years}周岁
select note.id                                as subject,
       note.amount                            as amount,
       note.disbursed_on, born.born_on, note.borrower_name,
       adult_years.value::int                 as adult_years
  from scope_note as note
  join param_on('adult_years', note.disbursed_on) as adult_years on true
  -- by the number of the person who was found; where nobody was, by the note's own if it is a right one
  cross join lateral (select born_on(case when note.tier > 0 then note.bearer
                                          when note.id_fault = 0 then note.id18 end) as born_on) as born
 where add_months(born.born_on, adult_years.value::int * 12) > note.disbursed_on;
