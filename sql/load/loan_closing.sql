-- A late file: what it changed on day $1 with K $2 holds only up to the next state known of its extent ($3, on the days
-- $4).  From then on a closing row says again what was known before, or that nothing was.
with changed as (
       select version.*, later.day as next_day
         from store.note_version as version
         join unnest($3::text[], $4::date[]) as later (extent, day) on later.extent = version.bank_code
        where version.known = $2::bigint and version.from_date = $1::date
          and not exists (select from store.note_version as own
                           where own.note = version.note and own.from_date = later.day and own.known < $2::bigint)),
     before as (
       select distinct on (version.note) version.*, changed.next_day
         from changed
         join store.note_version as version
           on version.note = changed.note and version.known < $2::bigint and version.from_date <= changed.next_day
        order by version.note, version.from_date desc, version.known desc)
insert into store.note_version
select before.note, before.next_day, $2::bigint, before.gone, before.township, before.file, before.line,
       before.row_hash, before.amount, before.balance, before.overdue_principal, before.overdue_interest,
       before.previous_note, before.disbursed_on, before.due_on, before.extended_due_on, before.closed_on,
       before.overdue_since, before.rate, before.extension_count, before.subsidy_share, before.id_form,
       before.id_fault, before.counts, before.subsidised, before.bank_code, before.note_no, before.branch_name,
       before.contract_no, before.borrower_name, before.name_folded, before.id_no, before.id18, before.household_no,
       before.phone, before.guarantee, before.purpose, before.industry, before.grant_type, before.previous_note_no,
       before.product, before.payment_mode, before.disbursement_account, before.disbursement_name, before.grade,
       before.status
  from before
union all
select changed.note, changed.next_day, $2::bigint, true, changed.township, changed.file, changed.line,
       changed.row_hash, changed.amount, changed.balance, changed.overdue_principal, changed.overdue_interest,
       changed.previous_note, changed.disbursed_on, changed.due_on, changed.extended_due_on, changed.closed_on,
       changed.overdue_since, changed.rate, changed.extension_count, changed.subsidy_share, changed.id_form,
       changed.id_fault, changed.counts, changed.subsidised, changed.bank_code, changed.note_no, changed.branch_name,
       changed.contract_no, changed.borrower_name, changed.name_folded, changed.id_no, changed.id18,
       changed.household_no, changed.phone, changed.guarantee, changed.purpose, changed.industry, changed.grant_type,
       changed.previous_note_no, changed.product, changed.payment_mode, changed.disbursement_account,
       changed.disbursement_name, changed.grade, changed.status
  from changed
 where not exists (select from before where before.note = changed.note)
