-- Tier 4: nobody carries the number, and one person of the same name, of the same township or household number, has one
-- that a slip of the pen turns into it.  Where there are two such persons, nobody was found, and they are named.
create table stray as
select ledger.note, ledger.name_folded, ledger.township, ledger.household_no, ledger.id18, ledger.id_form
  from asked_note
  join ledger on ledger.note = asked_note.note
 where ledger.counts
   and not exists (select from borrower where borrower.note = ledger.note);
select spread('stray', 'note', 'ledger');
analyze stray;

insert into borrower (note, bearer, tier, candidates)
with
-- of one number one row, whoever carries it
near as (
  select stray.note, person.id18, min(person.household_no) as household_no, min(person.name) as name
    from stray
    join person
      on coalesce(person.name_folded, person.name) = stray.name_folded
     and (person.township = stray.township or person.household_no = stray.household_no)
   where one_slip(person.id18, stray.id18)
      -- 15 digits became 18 with a check digit of their own, which hides that one digit of them is wrong
      or (1 in (stray.id_form, person.id_form)
          and one_slip(left(person.id18, 17) || '0', left(stray.id18, 17) || '0'))
   group by stray.note, person.id18
)
select near.note,
       case when count(*) = 1 then min(near.id18) end,
       case when count(*) = 1 then 4 else 0 end,
       case when count(*) > 1
            then array_agg(near.household_no || ' ' || left(near.name, 1)
                           || repeat('*', greatest(length(near.name) - 2, 1))
                           || case when length(near.name) > 2 then right(near.name, 1) else '' end
                           order by near.household_no, near.id18)
       end
  from near
 group by near.note;
drop table stray;
analyze borrower;
