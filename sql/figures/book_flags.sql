-- 疑点明细 of one book: of county or bank ($3: county, bank) $4, a row an open flag of edition $2 of month $1.
select part.flag_id, part.rule_id, part.severity, part.sentence, part.basis, part.township, part.village, part.household_no,
       part.borrower, part.note_no, part.bank, part.notes, part.households, part.banks, part.amount, part.other_books,
       part.other_households, part.other_amount, part.note_key, part.purpose, part.granted_on, part.granted, part.status, part.due_on
  from issue.part
 where part.month = $1::date
   and part.edition = $2::int
   and part.kind = $3::text
   and part.book = $4::text
 order by part.place;
