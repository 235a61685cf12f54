-- Each purpose that a note states, once.
select distinct note.purpose
  from note
 where note.purpose is not null
 order by note.purpose;
