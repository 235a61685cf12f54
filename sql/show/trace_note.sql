-- The note whose money was traced, by bank_code/note_no, and how far: null where no account of it is known.
select note.subject, note.borrower_name, note.amount, note.disbursed_on,
       (select max(start.until_day) from trace_start as start where start.note = note.id) as until_day,
       (select clock.day from clock) as day
  from note
 where note.subject = $1::text
