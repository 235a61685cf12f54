-- Whose number is it: every counting row of the ledger, of the notes asked for, that somebody on the roster can be found for by its number.
--
-- A borrower is one identity number (`bearer`; the person's key where he has none), however many rows of the roster carry
-- it: a bride has a row in her old household and one in her new.  Tiers: 1 same number and name, 2 a variant of the name,
-- 3 another dress of the number or one that was replaced, 5 the name is somebody else's.
create table borrower (
  note           bigint primary key,
  bearer         text,
  tier           smallint not null,
  candidates     text[]
);
select spread('borrower', 'note', 'ledger');
comment on table borrower is 'work of resolving: whom a note was found to belong to; without a bearer, the candidates';
insert into borrower (note, bearer, tier)
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
  select ledger.note, person.person, person.id18, person.name, person.name_folded, false as replaced
    from asked_note
    join ledger on ledger.note = asked_note.note
    join person on person.id18 = ledger.id18
   where ledger.counts
  union all
  select ledger.note, person.person, person.id18, person.name, person.name_folded, true
    from asked_note
    join ledger on ledger.note = asked_note.note
    join person_alias on person_alias.kind = 'id' and person_alias.alias = ledger.id18
    join eventful_person as person on person.person = person_alias.person -- who has an alias was spoken of twice
   where ledger.counts
),
-- does the name say the same?  2 to the letter, 1 as a variant or a former name, 0 no
heard as (
  select carrier.note, carrier.person, carrier.replaced, ledger.id_form,
         coalesce(carrier.id18, carrier.person::text) as bearer,
         case when carrier.name = ledger.borrower_name then 2
              when name_agrees(coalesce(carrier.name_folded, carrier.name), ledger.name_folded) then 1
              when exists (select from unnest(former_name.names) as former
                            where name_agrees(former, ledger.name_folded)) then 1
              else 0
         end as name_says
    from carrier
    join ledger on ledger.note = carrier.note
    left join former_name on former_name.person = carrier.person
)
-- the best of them: a name that agrees before a number that is still in force
select distinct on (heard.note)
       heard.note, heard.bearer,
       case when heard.name_says = 0 then 5
            when heard.replaced or heard.id_form in (1, 2) then 3
            when heard.name_says = 1 then 2
            else 1
       end
  from heard
 order by heard.note, heard.name_says > 0 desc, heard.replaced, heard.name_says desc, heard.person;
analyze borrower;
