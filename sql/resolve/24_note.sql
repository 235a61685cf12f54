-- A counting row of the ledger becomes a note: the same, with its borrower and his household.  Its balance is that of its
-- last ledger, less what was repaid since.
delete from note where id in (select asked_note.note from asked_note);
insert into note (household, id, subject, tier, person, bearer, member_household, identified_on, member_on_grant, left_on,
                  left_why, candidates, id_rejected, household_no, roster_name, county, township, village, is_open,
                  effective_due_on, reported, reported_on, vanished_on, file, line, amount, balance, overdue_principal,
                  overdue_interest, disbursed_on, due_on, extended_due_on, closed_on, settled_on, overdue_since, rate,
                  extension_count, id_form, id_fault, renews, previous_note, bank_code, note_no, borrower_name, id_no,
                  id18, phone, payment_mode, disbursement_account, disbursement_name, guarantee, purpose, grant_type,
                  grade, status)
with since as (
  select repaid.note, sum(repaid.amount)::bigint as amount
    from repaid
    join ledger on ledger.note = repaid.note
   where repaid.day > ledger.reported_on
   group by repaid.note
),
owing as (
  select past.note, max(past.from_day) as day
    from asked_note
    join ledger_past as past on past.note = asked_note.note
   where past.status not in ('结清', '核销', '代偿')
   group by past.note
),
-- from which ledger on it has been settled
settled as (
  select past.note, min(past.from_day) as day
    from asked_note
    join ledger_past as past on past.note = asked_note.note
    left join owing on owing.note = past.note
   where past.status in ('结清', '核销', '代偿') and (owing.note is null or past.from_day > owing.day)
   group by past.note
)
-- nobody found, or identified only later: a household of his own
select case when seat.identified_on <= ledger.disbursed_on then seat.household else -ledger.note end,
       ledger.note,
       ledger.bank_code || '/' || ledger.note_no,
       coalesce(seat.tier, 0),
       seat.person,
       seat.bearer,
       seat.household,
       seat.identified_on,
       coalesce(seat.place = 0, false),
       -- 分户 is no leaving: such a span ends without a reason
       case when seat.place = 1 and seat.left_why is not null then seat.to_day end,
       case when seat.place = 1 then seat.left_why end,
       borrower.candidates,
       seat.note is null and rejected.id18 is not null,
       home.household_no,
       seat.name,
       ledger.township / 1000,
       ledger.township,
       home.village,
       ledger.status not in ('结清', '核销', '代偿') and ledger.balance > coalesce(since.amount, 0)
         and ledger.vanished_on is null,
       coalesce(ledger.extended_due_on, ledger.due_on),
       ledger.reported, ledger.reported_on, ledger.vanished_on, ledger.file, ledger.line, ledger.amount,
       greatest(ledger.balance - coalesce(since.amount, 0), 0),
       ledger.overdue_principal, ledger.overdue_interest, ledger.disbursed_on, ledger.due_on, ledger.extended_due_on,
       ledger.closed_on,
       case when ledger.status in ('结清', '核销', '代偿') then coalesce(ledger.closed_on, settled.day, ledger.reported_on) end,
       ledger.overdue_since, ledger.rate, ledger.extension_count, ledger.id_form, ledger.id_fault,
       replaced.note, ledger.previous_note,
       ledger.bank_code, ledger.note_no, ledger.borrower_name, ledger.id_no, ledger.id18, ledger.phone,
       ledger.payment_mode, ledger.disbursement_account, ledger.disbursement_name, ledger.guarantee,
       ledger.purpose, ledger.grant_type, ledger.grade, ledger.status
  from asked_note
  join ledger on ledger.note = asked_note.note
  left join since on since.note = ledger.note
  left join settled on settled.note = ledger.note
  left join seat on seat.note = ledger.note
  left join borrower on borrower.note = ledger.note
  left join household as home on home.household = seat.household
  left join rejected_person as rejected on rejected.id18 = ledger.id18
  left join ledger as replaced
    on replaced.note = ledger.previous_note
   and replaced.note <> ledger.note -- a note stands in for no note by naming itself
   and ledger.grant_type in ('无还本续贷', '借新还旧', '重组')
 where ledger.counts;

-- The others were reported in their bank's last ledger, as those were.
update note
   set reported_on = newest.day
  from (select ledger_date.bank_code, max(ledger_date.day) as day from ledger_date group by ledger_date.bank_code) as newest
 where note.bank_code = newest.bank_code and note.reported_on < newest.day and note.reported;
