-- rule:      TRM-04
-- title:     违规要求担保抵押
-- basis:     楚贫发〔2017〕71号 二(一); 楚贫发〔2017〕71号 四(一); 银监发〔2017〕42号 一
-- severity:  high
-- subject:   note
-- scope:     household
-- material:  disbursed_on, guarantee
-- finding:   {disbursed_on}放款，台账登记担保方式为{guarantee}，不是信用方式
select note.id                                as subject,
       note.amount                            as amount,
       -- an insurance policy may be pledged: to be looked at
       case when note.guarantee in ('A', '质押') then 'medium' else 'high' end as severity,
       note.disbursed_on,
       case when note.guarantee like 'C%' then '保证'
            when note.guarantee like 'B%' then '抵押'
            when note.guarantee = 'A' then '质押'
            when note.guarantee = 'E' then '组合担保'
            when note.guarantee = 'Z' then '其他'
            else note.guarantee
       end                                    as guarantee
  from scope_note as note
 where note.guarantee not in ('D', '信用');
