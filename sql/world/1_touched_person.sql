-- What the persons whose rows are made anew are called, and where they belong: once before that is done, and once after it.  Whose notes
-- they bear, and whose money is their household's, depends on it; resolving and the tracer clear their marks.  (Each table is asked by
-- itself: the view person would be asked by one long list, each of its rows held against all of it.)
with
  dress as materialized (
    select coalesce(version.id18, version.id_no) as number, coalesce(version.name_folded, version.person_name) as name, version.household
      from touched_person as touched
      join store.person_version as version on version.person = touched.person
    union
    select person.id18, coalesce(person.name_folded, person.name), person.household
      from touched_person as touched
      join eventful_person as person on person.person = touched.person
    union
    select null, null, past.household
      from touched_person as touched
      join person_past as past on past.person = touched.person
    union
    select alias.alias, null, null
      from touched_person as touched
      join person_alias as alias on alias.kind = 'id' and alias.person = touched.person
    union
    -- by his key goes who has no number
    select touched.person::text, null, null from touched_person as touched
  ),
  homes as (
    insert into trace_mark_home (household)
    select distinct dress.household from dress where dress.household is not null
  )
insert into resolve_mark_person (number, name, household)
select dress.number, dress.name, dress.household from dress
