-- The households to which those belong, or belonged, whose rows are made anew: once before that is done, and once after
-- it.  Whose money is his household's depends on them; the tracer clears the marks.  (Each table is asked by itself: the view person
-- would be asked by one long list, each of its rows held against all of it.)
insert into trace_mark_home (household)
select version.household
  from touched_person as touched
  join store.person_version as version on version.person = touched.person
union
select person.household
  from touched_person as touched
  join eventful_person as person on person.person = touched.person
union
select past.household
  from touched_person as touched
  join person_past as past on past.person = touched.person
