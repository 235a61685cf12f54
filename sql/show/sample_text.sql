-- The same on a terminal: a list to go out with ($1 notes, seed $2, county $3, bank $4).
select row_number() over (order by sha256(convert_to($2::text || chr(31) || note.subject, 'UTF8')), note.subject collate "C") as "序号",
       note.subject as "借据", county.name || coalesce(township.name, '') as "县（市）乡镇", bank.name as "机构",
       coalesce(note.household_no, '—') as "户编号", yuan(note.amount) as "金额", yuan(note.balance) as "余额", note.disbursed_on as "放款日期",
       note.effective_due_on as "到期日期", coalesce(note.purpose, '未填') as "用途"
  from note
  left join division as county on county.code = note.county
  left join division as township on township.code = note.township
  left join bank on bank.bank_code = note.bank_code
 where note.is_open
   and not exists (select from finding_note as spoken where spoken.note = note.id)
   and ($3::text = '' or note.county::text = $3::text)
   and ($4::text = '' or note.bank_code = $4::text)
 order by 1
 limit $1::bigint;
