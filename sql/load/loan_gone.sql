-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
with before as (          -- the state before: narrow, for it is large
       select distinct on (version.note) version.note, version.from_date, version.known, version.gone,
              version.bank_code = any($4::text[]) as spoken_for
         from store.note_version as version
        where version.from_date <= $1::date and version.known < $2::bigint
        order by version.note, version.from_date desc, version.known desc),
     leaver as materialized (
       select before.note, before.from_date, before.known
         from before
        where before.spoken_for and not before.gone
          and not exists (select from stage.note as staged where staged.note = before.note)
          and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = before.note))
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
