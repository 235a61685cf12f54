-- Of which notes it has to be asked anew who the borrower is and what was owed, and of which households what their members tell: what
-- loading touched since resolving was last done, and what leans on it.  Marks tell all that touched persons are called, and were.
truncate asked_note, asked_home;

insert into asked_home
select distinct mark.household from resolve_mark_person as mark where mark.household is not null;
select counted('asked_home');

create table asked_number as
select distinct mark.number from resolve_mark_person as mark where mark.number is not null;
select spread('asked_number', null);
analyze asked_number;

insert into asked_note
select mark.note from resolve_mark_note as mark
union
-- one that names a touched note as the one before it
select ledger.note from ledger join resolve_mark_note as mark on mark.note = ledger.previous_note
union
-- one that bears such a number, or whose borrower does
select ledger.note from ledger join asked_number on asked_number.number = ledger.id18
union
select note.id from note join asked_number on asked_number.number = note.bearer
union
-- one that a slip of the pen may lead to somebody of that name, or has led to somebody
select note.id
  from note
  join ledger on ledger.note = note.id
  join (select distinct mark.name from resolve_mark_person as mark) as called on called.name = ledger.name_folded
 where note.tier in (0, 4)
union
-- one whose borrower belongs, or belonged, to such a household
select note.id
  from note
  join bearer_span as span on span.bearer = note.bearer
  join asked_home on asked_home.household = span.household
union
-- one repaid after its ledger: another ledger may contain that now
select note.id from note join repaid on repaid.note = note.id where repaid.day > note.reported_on
union
-- one whose number stands in a row that was refused, and did not, or the other way round
select note.id
  from note
  left join rejected_person as rejected on rejected.id18 = note.id18
 where note.tier = 0 and note.id_rejected <> (rejected.id18 is not null);

-- all notes of a borrower together, so that what is kept of him goes only when nobody asks for it any more
insert into asked_note
select other.id
  from (select distinct note.bearer from note join asked_note on asked_note.note = note.id) as borrower
  join note as other on other.bearer = borrower.bearer
 where not exists (select from asked_note where asked_note.note = other.id);
drop table asked_number;
select counted('asked_note');
