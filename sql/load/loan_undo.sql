-- From day $1 on nothing holds but what was said before it: a version with K $2 for each key and day that has one.  What
-- the files that stay say is told anew on top of it.
with touched as materialized (
       select distinct on (version.note, version.from_date) version.*
         from store.note_version as version
        where version.from_date >= $1::date
        order by version.note, version.from_date, version.known desc),
     before as materialized (
       select distinct on (version.note) version.*
         from store.note_version as version
        where version.from_date < $1::date and version.note in (select touched.note from touched)
        order by version.note, version.from_date desc, version.known desc)
insert into store.note_version
select before.note, touched.from_date, $2::bigint, before.gone,
       before.township, before.file, before.line, before.row_hash, before.amount, before.balance,
       before.overdue_principal, before.overdue_interest, before.previous_note, before.disbursed_on, before.due_on,
       before.extended_due_on, before.closed_on, before.overdue_since, before.rate, before.extension_count,
       before.subsidy_share, before.id_form, before.id_fault, before.counts, before.subsidised, before.bank_code,
       before.note_no, before.branch_name, before.contract_no, before.borrower_name, before.name_folded,
       before.id_no, before.id18, before.household_no, before.phone, before.guarantee, before.purpose,
       before.industry, before.grant_type, before.previous_note_no, before.product, before.payment_mode,
       before.disbursement_account, before.disbursement_name, before.grade, before.status
  from touched
  join before on before.note = touched.note
union all
select touched.note, touched.from_date, $2::bigint, true,
       touched.township, touched.file, touched.line, touched.row_hash, touched.amount, touched.balance,
       touched.overdue_principal, touched.overdue_interest, touched.previous_note, touched.disbursed_on,
       touched.due_on, touched.extended_due_on, touched.closed_on, touched.overdue_since, touched.rate,
       touched.extension_count, touched.subsidy_share, touched.id_form, touched.id_fault, touched.counts,
       touched.subsidised, touched.bank_code, touched.note_no, touched.branch_name, touched.contract_no,
       touched.borrower_name, touched.name_folded, touched.id_no, touched.id18, touched.household_no, touched.phone,
       touched.guarantee, touched.purpose, touched.industry, touched.grant_type, touched.previous_note_no,
       touched.product, touched.payment_mode, touched.disbursement_account, touched.disbursement_name,
       touched.grade, touched.status
  from touched
 where not exists (select from before where before.note = touched.note)
