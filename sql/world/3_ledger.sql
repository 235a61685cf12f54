-- Fills ledger and ledger_past from the versions, for the touched notes (or all).
delete from ledger_past where (select whole from clock) or note in (select note from touched_note);
insert into ledger_past
with
  -- for each business date the latest known version, but where that is told by no file any more
  said as (
    select latest.*
      from (select distinct on (version.note, version.from_date) version.*
              from note_asked as version
             order by version.note, version.from_date, version.known desc) as latest
     where latest.file <> 0
  )
select said.note, said.from_date,
       lead(said.from_date, 1, 'infinity'::date) over (partition by said.note order by said.from_date),
       ledger_date.previous, said.balance, said.status, said.grade, said.closed_on, said.gone, said.amount,
       said.overdue_principal
  from said
  left join ledger_date on ledger_date.bank_code = said.bank_code and ledger_date.day = said.from_date
 where said.counts;

-- The last state.  Settled notes that were left out later stay as they ended; any other that is gone has vanished.
delete from ledger where (select whole from clock) or note in (select note from touched_note);
insert into ledger
with
  last as (
    select distinct on (version.note) version.*,
           version.gone and version.status not in ('结清', '核销', '代偿') as vanished
      from note_asked as version
     order by version.note, version.from_date desc, version.known desc
  )
select last.note, last.counts, not last.gone,
       case when last.gone then coalesce(gone_date.previous, last.from_date) else last.from_date end,
       case when last.vanished then last.from_date end,
       last.township, last.file, last.line, last.amount,
       case when last.vanished then 0 else last.balance end,
       case when not last.vanished then last.overdue_principal end,
       case when not last.vanished then last.overdue_interest end,
       last.previous_note, last.disbursed_on, last.due_on, last.extended_due_on, last.closed_on,
       case when not last.vanished then last.overdue_since end,
       last.rate::numeric / 100000, last.extension_count, last.id_form, last.id_fault,
       last.bank_code, last.note_no, last.borrower_name, coalesce(last.name_folded, last.borrower_name),
       last.id_no, coalesce(last.id18, last.id_no), last.household_no, last.phone, last.payment_mode,
       last.disbursement_account, last.disbursement_name, last.guarantee, last.purpose, last.grant_type,
       last.grade, last.status
  from last
  left join ledger_date as gone_date on gone_date.bank_code = last.bank_code and gone_date.day = last.from_date
 where last.file <> 0;

-- Whoever is still there was reported in his bank's last ledger, whether or not his row changed.
update ledger
   set reported_on = newest.day
  from (select bank_code, max(day) as day from ledger_date group by bank_code) as newest
 where ledger.bank_code = newest.bank_code and ledger.reported_on < newest.day
   and ledger.reported;
