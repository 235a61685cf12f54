-- rule:      WHO-04
-- title:     证件号码无效
-- basis:     数据核查线索
-- severity:  low
-- subject:   note
-- scope:     note
-- material:  id_no
-- finding:   台账登记的借款人{borrower_name}证件号码{id_no}{fault}，不是有效的居民身份证号码
select note.id                                as subject,
       note.amount                            as amount,
       note.borrower_name, note.id_no,
       case note.id_fault
         when 2 then '位数不对'
         when 3 then '含有不应有的字符'
         when 4 then '出生日期不存在'
         when 5 then '校验码不符'
         else '无法识别'
       end                                    as fault
  from scope_note as note
 where note.id_fault <> 0;
