-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
insert into store.note_version
select before.note, $1::date, $2::bigint, true, before.township, before.file, before.line, before.row_hash,
       before.amount, before.balance, before.overdue_principal, before.overdue_interest, before.previous_note,
       before.disbursed_on, before.due_on, before.extended_due_on, before.closed_on, before.overdue_since,
       before.rate, before.extension_count, before.subsidy_share, before.id_form, before.id_fault, before.counts,
       before.subsidised, before.bank_code, before.note_no, before.branch_name, before.contract_no,
       before.borrower_name, before.name_folded, before.id_no, before.id18, before.household_no, before.phone,
       before.guarantee, before.purpose, before.industry, before.grant_type, before.previous_note_no, before.product,
       before.payment_mode, before.disbursement_account, before.disbursement_name, before.grade, before.status
  from (select distinct on (version.note) version.*
          from store.note_version as version
         where version.from_date <= $1::date and version.known < $2::bigint
         order by version.note, version.from_date desc, version.known desc) as before
 where not before.gone
   and before.bank_code = any($4::text[])
   and not exists (select from stage.note as staged where staged.note = before.note)
   and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = before.note)
