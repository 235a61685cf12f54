-- Of which notes it has to be asked anew who the borrower is and what was owed, and of which households what their members tell: what
-- loading touched since resolving was last done, and what leans on it.  Marks tell all that touched persons are called, and were.
insert into asked_home
select distinct mark.household from resolve_mark_person as mark where mark.household is not null;
select counted('asked_home');

-- numbers that somebody has or had, and those of borrowers who belong, or belonged, to such a household
create table asked_number as
select mark.number from resolve_mark_person as mark where mark.number is not null
union
select span.bearer from bearer_span as span join asked_home on asked_home.household = span.household;
select spread('asked_number', null);
analyze asked_number;

create table asked_name as
select distinct mark.name from resolve_mark_person as mark where mark.name is not null;
select spread('asked_name', null);
analyze asked_name;

insert into asked_note
select mark.note from resolve_mark_note as mark
union
-- (joins to what each note finds once at most, in one pass over the notes: sets in a condition may be too large to be hashed)
select note.id
  from note
  join ledger on ledger.note = note.id
  left join asked_number as own on own.number = note.id18
  left join asked_number as found on found.number = note.bearer
  left join (select distinct mark.note from resolve_mark_note as mark) as marked on marked.note = note.previous_note
  left join asked_name on asked_name.name = ledger.name_folded
  left join rejected_person as rejected on rejected.id18 = note.id18
 where own.number is not null
    or found.number is not null
    -- one that names a touched note as the one before it
    or marked.note is not null
    -- one that a slip of the pen may lead to somebody of that name, or has led to somebody
    or (note.tier in (0, 4) and asked_name.name is not null)
    -- one whose number stands in a row that was refused, and did not, or the other way round
    or (note.tier = 0 and note.id_rejected <> (rejected.id18 is not null))
union
-- one repaid after its ledger: another ledger may contain that now
select note.id from note join repaid on repaid.note = note.id where repaid.day > note.reported_on;

-- all notes of a borrower together, so that what is kept of him goes only when nobody asks for it any more
insert into asked_note
select other.id
  from (select distinct note.bearer from note join asked_note on asked_note.note = note.id) as borrower
  join note as other on other.bearer = borrower.bearer
 where not exists (select from asked_note where asked_note.note = other.id);
drop table asked_number, asked_name;
select counted('asked_note');
