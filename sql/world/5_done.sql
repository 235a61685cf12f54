-- Small tables on which resolving and tracing rest may be others though nobody was touched.
update clock set stamp = stamp + 1
 where exists (select from ((table ground except table ground_before) union all (table ground_before except table ground)) as either);
-- The first roster of a county speaks for everybody in it who was said but once: where it is another, nothing that was resolved stands.
delete from resolution
 where (select now.hash from ground as now where now.name = 'first_roster')
       is distinct from (select before.hash from ground_before as before where before.name = 'first_roster');
drop view ground;
drop table ground_before;

insert into resolve_mark_note select touched_note.note from touched_note;

-- Nothing is left to be made anew; the clock says so.  (Truncated, so that the next fill plans by its own count and not by this one's.)
truncate touched_note, touched_person;
update clock set whole = false;

-- What follows in this night plans by what is there now.  (The clock's one row, too: taken for the thousand rows of a table that nobody
-- has counted, it multiplies everybody on the roster.)
select look(current_schema()::regnamespace);
