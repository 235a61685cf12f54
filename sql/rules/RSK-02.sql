-- rule:      RSK-02
-- title:     不良贷款
-- basis:     楚贫发〔2017〕71号 四(二); 楚贫发〔2017〕71号 五(一); 银监发〔2017〕42号 三
-- severity:  medium
-- subject:   note
-- scope:     household
-- material:  grade
-- finding:   台账五级分类为{grade}，余额{balance}元
select note.id                                as subject,
       note.balance                           as amount,
       case note.grade
         when 'FQ03' then '次级'
         when 'FQ04' then '可疑'
         when 'FQ05' then '损失'
         else note.grade
       end                                    as grade,
       note.balance                           as balance
  from scope_note as note
 where note.is_open
   and note.grade in ('FQ03', 'FQ04', 'FQ05', '次级', '可疑', '损失');
