-- rule:      DTY-02
-- title:     跨片区放贷
-- basis:     楚贫发〔2017〕71号 二(四)
-- severity:  low
-- subject:   note
-- scope:     note
-- material:  disbursed_on, responsible
-- finding:   {disbursed_on}放款，{township}当日的包干责任银行为{responsible}，放款机构为{lender}
select note.id                                as subject,
       note.amount                            as amount,
       note.disbursed_on,
       coalesce(division.name, note.township::text) as township,
       coalesce(responsible.name, duty.bank_code) as responsible,
       coalesce(lender.name, note.bank_code)  as lender,
       array[duty.file || ':' || duty.line]   as sources
  from scope_note as note
  join duty
    on duty.township = note.township
   and duty.from_day <= note.disbursed_on
   and note.disbursed_on < duty.to_day
  left join division on division.code = note.township
  left join bank as responsible on responsible.bank_code = duty.bank_code
  left join bank as lender on lender.bank_code = note.bank_code
 where duty.bank_code <> note.bank_code;
