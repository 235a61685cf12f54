-- $1 notes of now with a balance that no flag speaks of, drawn by seed $2: of county $3 and bank $4, where these are not empty.  The draw is
-- a note's place among the digests of seed and note: the same seed draws the same notes as long as they are the same.
select note.subject, note.county, county.name as county_name, township.name as township_name, bank.name as bank_name, note.household_no,
       note.amount, note.balance, note.disbursed_on, note.effective_due_on as due_on, note.purpose, file.name as file, file.line
  from note
  left join division as county on county.code = note.county
  left join division as township on township.code = note.township
  left join bank on bank.bank_code = note.bank_code
  left join lateral archive.told_at(note.file, note.line) as file on true
 where note.is_open
   and not exists (select from finding_note as spoken where spoken.note = note.id)
   and ($3::text = '' or note.county::text = $3::text)
   and ($4::text = '' or note.bank_code = $4::text)
 order by sha256(convert_to($2::text || chr(31) || note.subject, 'UTF8')), note.subject collate "C"
 limit $1::bigint;
