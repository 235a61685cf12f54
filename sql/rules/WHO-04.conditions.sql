-- What WHO-04 asks of note $1.
select 1 as place, '台账登记的证件号码无效' as condition, id_fault_word(note.id_fault) as value,
       '位数、字符、出生日期或校验码有误' as threshold, note.id_fault <> 0 as holds, '号码有效' as gap
  from note
 where note.id = $1;
