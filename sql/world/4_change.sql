-- Fills ledger_change: what one ledger tells of a note otherwise than the ledger before, for the touched notes (or all).  A blank
-- tells nothing, so that filling one in, or leaving one, changes nothing; two dresses of a number, two variants of a name are one.
delete from ledger_change where (select whole from clock) or note in (select note from touched_note);
insert into ledger_change
with
  said as (
    select latest.*
      from (select distinct on (version.note, version.from_date) version.*
              from note_asked as version
             order by version.note, version.from_date, version.known desc) as latest
     where latest.file <> 0 and latest.counts
  ),
  told as (
    select said.note, said.from_date, said.file, said.line, coalesce(said.id18, said.id_no) as id_no,
           coalesce(said.name_folded, said.borrower_name) as name, said.amount, said.disbursed_on, said.due_on, said.household_no
      from said
  ),
  pair as (
    select told.*, lag(told.file) over sequence as before_file, lag(told.line) over sequence as before_line,
           lag(told.id_no) over sequence as before_id_no, lag(told.name) over sequence as before_name,
           lag(told.amount) over sequence as before_amount, lag(told.disbursed_on) over sequence as before_disbursed_on,
           lag(told.due_on) over sequence as before_due_on, lag(told.household_no) over sequence as before_household_no
      from told
    window sequence as (partition by told.note order by told.from_date)
  )
select pair.note, pair.from_date, field.name, field.before, field.after, pair.before_file, pair.before_line, pair.file, pair.line
  from pair
  cross join lateral (values
    ('id_no', pair.before_id_no, pair.id_no, pair.before_id_no <> pair.id_no),
    ('name', pair.before_name, pair.name, not tool.name_agrees(pair.before_name, pair.name)),
    ('amount', pair.before_amount::text, pair.amount::text, pair.before_amount <> pair.amount),
    ('disbursed_on', pair.before_disbursed_on::text, pair.disbursed_on::text, pair.before_disbursed_on <> pair.disbursed_on),
    ('due_on', pair.before_due_on::text, pair.due_on::text, pair.before_due_on <> pair.due_on),
    ('household_no', pair.before_household_no, pair.household_no, pair.before_household_no <> pair.household_no)
  ) as field (name, before, after, differs)
 where field.differs;
analyze ledger_change;
