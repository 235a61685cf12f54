-- One note of now, by bank_code/note_no.
select note.*, township.name as township_name, county.name as county_name, bank.name as bank_name,
       told.name as file_name, told.line as file_line, yuan(note.amount) as amount_text, yuan(note.balance) as balance_text,
       grade_word(note.grade) as grade_text, trim_scale(note.rate) as rate_text, guarantee_word(note.guarantee) as guarantee_text
  from note
  left join division as township on township.code = note.township
  left join division as county on county.code = note.county
  left join bank on bank.bank_code = note.bank_code
  left join lateral archive.told_at(note.file, note.line) as told on true
 where note.subject = $1::text
 order by note.id;
