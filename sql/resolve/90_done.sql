-- What resolving needed on its way goes.
truncate asked_note, asked_home, resolve_mark_note, resolve_mark_person;
drop table borrower, seat, follow, stay;

-- Rules plan by what is there now: where all was made, all of it is counted; a part is too small to change a plan.
select counted(filled.name::regclass)
  from unnest(array['note', 'note_past', 'exposure', 'household', 'bearer_span', 'bank_month']) as filled (name)
 where not exists (select from resolution);
