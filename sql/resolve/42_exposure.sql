-- note_past by the household to which the borrower belonged on those days: exposure follows persons.
delete from exposure where id in (select asked_note.note from asked_note);
insert into exposure (household, id, from_day, to_day, owed)
select coalesce(stay.household, past.household), past.id, greatest(past.from_day, stay.from_day),
       least(past.to_day, stay.to_day), past.owed
  from asked_note
  join note_past as past on past.id = asked_note.note
  left join stay
    on stay.note = past.id
   and stay.from_day < past.to_day
   and past.from_day < stay.to_day;
