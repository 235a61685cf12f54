-- Nothing is known yet: of every note it is asked where its money begins.
truncate trace_doubt, trace_start, trace_note;
insert into trace_doubt select note.id from note;
analyze trace_doubt;
