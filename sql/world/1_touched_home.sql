-- The households to which those belong, or belonged, whose rows are made anew: once before that is done, and once after
-- it.  Whose money is his household's depends on them; the tracer clears the marks.
insert into trace_mark_home (household)
select person.household
  from person
 where person.person = any (array(select touched.person from touched_person as touched))
union
select past.household
  from touched_person as touched
  join person_past as past on past.person = touched.person
