-- GRDKFS of the bank that sender $1 is: what was granted and repaid in the month, principal only, a column a field of the form.
-- An extension is no new grant.  A repayment is a day on which a note owes less than before (note_past: ledgers and postings
-- together).  No ledger gives a movement a number of its own: this one is made of day, direction and the note's key, and is
-- the same in every edition.
with
own as (
  select unnest(listed.bank_codes) as bank_code, listed.credit_code,
         coalesce(listed.county::text, (select division.code::text from division where division.level = 'prefecture')) as area
    from clock
    join archive.setup_sender as listed on listed.setup = archive.setup_at(clock.known) and listed.sender = $1::text
),
lent as (
  select note.*,
         row_number() over (partition by coalesce(note.bearer, note.id18) order by note.disbursed_on, note.id) = 1 as is_first
    from note
),
-- days on which nothing is owed have no row in note_past
span as (
  select past.household, past.id, past.from_day, past.to_day, past.owed,
         lead(past.from_day) over by_day as next_day, lead(past.owed) over by_day as next_owed,
         lag(past.owed) over by_day is null as is_first
    from note_past as past
  window by_day as (partition by past.household, past.id order by past.from_day)
),
owed as (
  select span.household, span.id, span.to_day as day,
         span.owed - case when span.next_day = span.to_day then span.next_owed else 0 end as less
    from span
  union all
  -- a ledger that shows less than was granted on the day of the grant itself
  select span.household, span.id, span.from_day, note.amount - span.owed
    from span
    join note on note.household = span.household and note.id = span.id
   where span.is_first
),
movement as (
  select lent.household, lent.id, lent.disbursed_on as day, lent.amount, 1 as granted
    from lent
    cross join clock
   where lent.disbursed_on between clock.month and clock.day
  union all
  select owed.household, owed.id, owed.day, owed.less, 0
    from owed
    cross join clock
   where owed.less > 0 and owed.day between clock.month and clock.day
)
select own.credit_code, own.bank_code as branch, own.area, 'B01' as id_type, lent.id18 as id_no, lent.county::text as county,
       lent.note_no, told.contract_no, 'F022' as product, lent.disbursed_on::text as disbursed_on, lent.due_on::text as due_on,
       lent.closed_on::text as ended_on, 'CNY' as currency, movement.amount as amount, movement.amount as amount_cny,
       'RF01' as floating, lent.rate::text as rate,
       case when lent.disbursed_on >= lpr_from.value::date then 'TR05' else 'TR08' end as pricing, '' as base_rate,
       case when told.subsidised and coalesce(told.subsidy_share, 100) >= 100 then 'A0201'
            when told.subsidised then 'A0202'
            else 'Z' end as support,
       lent.due_on::text as repriced_on, lent.guarantee, lent.is_first::int as is_first,
       case when movement.granted = 0 and lent.status = '核销' and movement.day = lent.closed_on then 'LF02'
            when movement.granted = 1 and lent.grant_type in ('无还本续贷', '借新还旧', '重组') then 'LF05'
            else 'LF01' end as status,
       '' as securitised,
       case when movement.granted = 0 then null
            else case lent.grant_type when '无还本续贷' then '01' when '借新还旧' then '02' when '重组' then '09' end
       end as restructured,
       movement.granted,
       to_char(movement.day, 'YYYYMMDD') || movement.granted || lent.id as number,
       lent.purpose
  from movement
  join lent on lent.household = movement.household and lent.id = movement.id
  join own on own.bank_code = lent.bank_code
  left join note_told as told on told.note = lent.id
  join param_on('lpr_from', lent.disbursed_on) as lpr_from on true
 order by lent.note_no collate "C", (to_char(movement.day, 'YYYYMMDD') || movement.granted || lent.id) collate "C";
