-- The notes that flag $1 speaks of.
select note.id, note.subject, note.borrower_name, note.household_no, yuan(note.amount) as amount, note.disbursed_on, note.effective_due_on as due_on,
       yuan(note.balance) as balance, note.status, grade_word(note.grade) as grade
  from finding
  join finding_note as spoken on spoken.subject_id = finding.subject_id and spoken.rule_id = finding.rule_id
  join note on note.id = spoken.note
 where finding.flag_id = $1::text
 order by note.subject collate "C";
