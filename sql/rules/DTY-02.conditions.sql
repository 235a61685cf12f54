-- What DTY-02 asks of note $1.
select told.*
  from note
  left join duty
    on duty.township = note.township
   and duty.from_day <= note.disbursed_on
   and note.disbursed_on < duty.to_day
  cross join lateral (values
    (1, '放款日该乡镇有责任银行', coalesce(duty.bank_code, '未登记'), '已登记', duty.bank_code is not null, '分片包干表中当日没有'),
    (2, '放款机构不是责任银行', note.bank_code, '不是' || duty.bank_code, duty.bank_code <> note.bank_code, '由责任银行发放'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
