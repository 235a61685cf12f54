-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
with leaver as materialized ( -- narrow, for what is looked through is large
       select version.note, version.from_date, version.known
         from store.note_version as version
        where version.from_date <= $1::date and version.known < $2::bigint and not version.gone
          and version.bank_code = any($4::text[])
          and not exists (select from store.note_version as later
                           where later.note = version.note and later.from_date <= $1::date and later.known < $2::bigint
                             and (later.from_date, later.known) > (version.from_date, version.known))
          and not exists (select from stage.note as staged where staged.note = version.note)
          and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = version.note))
insert into store.note_version
select version.note, $1::date, $2::bigint, true, version.township, version.file, version.line, version.row_hash,
       version.amount, version.balance, version.overdue_principal, version.overdue_interest, version.previous_note,
       version.disbursed_on, version.due_on, version.extended_due_on, version.closed_on, version.overdue_since,
       version.rate, version.extension_count, version.subsidy_share, version.id_form, version.id_fault,
       version.counts, version.subsidised, version.bank_code, version.note_no, version.branch_name,
       version.contract_no, version.borrower_name, version.name_folded, version.id_no, version.id18,
       version.household_no, version.phone, version.guarantee, version.purpose, version.industry, version.grant_type,
       version.previous_note_no, version.product, version.payment_mode, version.disbursement_account,
       version.disbursement_name, version.grade, version.status
  from leaver
  join store.note_version as version
    on version.note = leaver.note and version.from_date = leaver.from_date and version.known = leaver.known
