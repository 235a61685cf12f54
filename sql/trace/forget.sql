-- What was told of the notes that are traced anew.
delete from trace_edge where note in (select again.note from trace_again as again);
delete from trace_end where note in (select again.note from trace_again as again);
delete from trace_visit where note in (select again.note from trace_again as again);
