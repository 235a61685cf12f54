-- CLGRDK of the bank that sender $1 is: its open notes on the last day of the month, a column a field of the form.
-- What a ledger does not say: the branch's number (the bank's code stands for it), floating rates (there are none), a
-- repricing day (the due date stands for it, as the form says).
with
own as (
  select unnest(listed.bank_codes) as bank_code, listed.credit_code,
         coalesce(listed.county::text, (select division.code::text from division where division.level = 'prefecture')) as area
    from clock
    join archive.setup_sender as listed on listed.setup = archive.setup_at(clock.known) and listed.sender = $1::text
),
lent as (
  select note.*,
         row_number() over (partition by coalesce(note.bearer, note.id18) order by note.disbursed_on, note.id) = 1 as is_first,
         clock.day > note.effective_due_on or coalesce(note.overdue_principal, 0) > 0 as principal_late,
         coalesce(note.overdue_interest, 0) > 0 as interest_late
    from note
    cross join clock
)
select own.credit_code, own.bank_code as branch, own.area, 'B01' as id_type, lent.id18 as id_no, lent.county::text as county,
       lent.note_no, told.contract_no, 'F022' as product, lent.disbursed_on::text as disbursed_on, lent.due_on::text as due_on,
       lent.extended_due_on::text as extended_due_on, 'CNY' as currency, lent.balance as balance, lent.balance as balance_cny,
       'RF01' as floating, lent.rate::text as rate,
       case when lent.disbursed_on >= lpr_from.value::date then 'TR05' else 'TR08' end as pricing, '' as base_rate,
       case when told.subsidised and coalesce(told.subsidy_share, 100) >= 100 then 'A0201'
            when told.subsidised then 'A0202'
            else 'Z' end as support,
       lent.due_on::text as repriced_on, lent.guarantee, lent.is_first::int as is_first, lent.grade,
       case when lent.principal_late or lent.interest_late then 'LS03'
            when lent.extended_due_on is not null then 'LS02'
            else 'LS01' end as status,
       case when lent.principal_late and lent.interest_late then '03'
            when lent.principal_late then '01'
            when lent.interest_late then '02' end as overdue,
       lent.purpose
  from lent
  join own on own.bank_code = lent.bank_code
  left join note_told as told on told.note = lent.id
  join param_on('lpr_from', lent.disbursed_on) as lpr_from on true
 where lent.is_open
 order by lent.note_no collate "C", lent.bank_code collate "C";
