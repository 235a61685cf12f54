-- Who is the borrower: every counting row of the ledger becomes a note with a tier, a person and a household.
--
-- A borrower is one identity number (`bearer`), however many rows of the roster carry it: a bride has a row in her old
-- household and one in her new.  Tiers: 1 same number and name, 2 a variant of the name, 3 another dress of the
-- number or one that was replaced, 4 a slip of the pen, 5 the name is somebody else's, 0 nobody.
insert into note (household, id, subject, tier, person, member_household, identified_on, member_on_grant, left_on,
                  left_why, candidates, id_rejected, household_no, roster_name, county, township, village, is_open,
                  effective_due_on, reported_on, vanished_on, file, line, amount, balance, overdue_principal,
                  overdue_interest, disbursed_on, due_on, extended_due_on, closed_on, overdue_since, rate,
                  extension_count, id_form, id_fault, renews, previous_note, bank_code, note_no, borrower_name, id_no,
                  id18, guarantee, purpose, grant_type, grade, status)
with
-- names that 姓名更正 replaced, by person
former_name as (
  select person_alias.person, array_agg(person_alias.alias order by person_alias.alias) as names
    from person_alias
   where person_alias.kind = 'name'
   group by person_alias.person
),
-- everybody who carries the note's number, or carried it before 证件更正
carrier as (
  select ledger.note, person.person, false as replaced
    from ledger
    join person on person.id18 = ledger.id18
   where ledger.counts
  union all
  select ledger.note, person_alias.person, true
    from ledger
    join person_alias on person_alias.kind = 'id' and person_alias.alias = ledger.id18
   where ledger.counts
),
-- does the name say the same?  2 to the letter, 1 as a variant or a former name, 0 no
heard as (
  select carrier.note, carrier.person, carrier.replaced, ledger.id_form,
         coalesce(person.id18, person.person::text) as bearer,
         case when person.name = ledger.borrower_name then 2
              when name_agrees(coalesce(person.name_folded, person.name), ledger.name_folded) then 1
              when exists (select from unnest(former_name.names) as former
                            where name_agrees(former, ledger.name_folded)) then 1
              else 0
         end as name_says
    from carrier
    join ledger on ledger.note = carrier.note
    join person on person.person = carrier.person
    left join former_name on former_name.person = carrier.person
),
-- the best of them: a name that agrees before a number that is still in force
matched as (
  select distinct on (heard.note)
         heard.note, heard.bearer,
         case when heard.name_says = 0 then 5
              when heard.replaced or heard.id_form in (1, 2) then 3
              when heard.name_says = 1 then 2
              else 1
         end as tier
    from heard
   order by heard.note, heard.name_says > 0 desc, heard.replaced, heard.name_says desc, heard.person
),
-- nobody carries the number: people of the same name, of the same township or household number, one slip away
near as (
  select ledger.note, person.id18, min(person.household_no) as household_no, min(person.name) as name
    from ledger
    left join matched on matched.note = ledger.note
    join person
      on coalesce(person.name_folded, person.name) = ledger.name_folded
     and (person.township = ledger.township or person.household_no = ledger.household_no)
     and one_slip(person.id18, ledger.id18)
   where ledger.counts
     and matched.note is null
   group by ledger.note, person.id18
),
slip as (
  select near.note, count(*) as people, min(near.id18) as bearer,
         array_agg(near.household_no || ' ' || left(near.name, 1)
                   || repeat('*', greatest(length(near.name) - 2, 1))
                   || case when length(near.name) > 2 then right(near.name, 1) else '' end
                   order by near.household_no, near.id18) as candidates
    from near
   group by near.note
),
borrower as (
  select matched.note, matched.bearer, matched.tier
    from matched
  union all
  select slip.note, slip.bearer, 4
    from slip
   where slip.people = 1
),
-- every row of the roster of these bearers, and all their spans
bearer as (
  select borrower.bearer, person.person, person.name, person.identified_on, person.household, person.from_day,
         person.to_day, person.left_why
    from (select distinct borrower.bearer from borrower) as borrower
    join person on coalesce(person.id18, person.person::text) = borrower.bearer
),
known as (
  select bearer.bearer, min(bearer.identified_on) as identified_on
    from bearer
   group by bearer.bearer
),
span as (
  select bearer.bearer, bearer.person, bearer.name, bearer.household, bearer.from_day, bearer.to_day, bearer.left_why
    from bearer
  union all
  select bearer.bearer, bearer.person, bearer.name, past.household, past.from_day, past.to_day, past.left_why
    from bearer
    join person_past as past on past.person = bearer.person
),
-- where the bearer stood on the day of the grant: 0 a member, 1 gone, 2 not there yet
stand as (
  select borrower.note, borrower.bearer, borrower.tier, span.person, span.name, span.household, span.from_day,
         span.to_day, span.left_why,
         case when span.to_day <= ledger.disbursed_on then 1
              when span.from_day > ledger.disbursed_on then 2
              else 0
         end as place
    from borrower
    join ledger on ledger.note = borrower.note
    join span on span.bearer = borrower.bearer
),
-- the span that counts: the membership of that day, else the last before, else the first after
placed as (
  select distinct on (stand.note) stand.*
    from stand
   order by stand.note, stand.place,
            case when stand.place = 0 then stand.from_day end desc,
            case when stand.place = 1 then stand.to_day end desc,
            stand.from_day, stand.person
),
whose as (
  select placed.*, known.identified_on
    from placed
    join known on known.bearer = placed.bearer
)
select case when whose.identified_on <= ledger.disbursed_on then whose.household else -ledger.note end,
       ledger.note,
       ledger.bank_code || '/' || ledger.note_no,
       coalesce(whose.tier, 0),
       whose.person,
       whose.household,
       whose.identified_on,
       coalesce(whose.place = 0, false),
       case when whose.place = 1 and whose.left_why is not null then whose.to_day end,
       case when whose.place = 1 then whose.left_why end,
       case when slip.people > 1 then slip.candidates end,
       whose.note is null and rejected.id18 is not null,
       home.household_no,
       whose.name,
       ledger.township / 1000,
       ledger.township,
       home.village,
       ledger.status not in ('结清', '核销', '代偿') and ledger.balance > 0 and ledger.vanished_on is null,
       coalesce(ledger.extended_due_on, ledger.due_on),
       ledger.reported_on, ledger.vanished_on, ledger.file, ledger.line, ledger.amount, ledger.balance,
       ledger.overdue_principal, ledger.overdue_interest, ledger.disbursed_on, ledger.due_on, ledger.extended_due_on,
       ledger.closed_on, ledger.overdue_since, ledger.rate, ledger.extension_count, ledger.id_form, ledger.id_fault,
       replaced.note, ledger.previous_note,
       ledger.bank_code, ledger.note_no, ledger.borrower_name, ledger.id_no, ledger.id18, ledger.guarantee,
       ledger.purpose, ledger.grant_type, ledger.grade, ledger.status
  from ledger
  left join whose on whose.note = ledger.note
  left join slip on slip.note = ledger.note
  left join household as home on home.household = whose.household
  left join rejected_person as rejected on rejected.id18 = ledger.id18
  left join ledger as replaced
    on replaced.note = ledger.previous_note
   and ledger.grant_type in ('无还本续贷', '借新还旧', '重组')
 where ledger.counts;
