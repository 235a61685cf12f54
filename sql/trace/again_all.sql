-- Everything is to be traced anew.
truncate trace_again, trace_start, trace_edge, trace_end, trace_visit;
insert into trace_start select * from trace_start_now;
insert into trace_again select distinct start.note, 0 from trace_start as start;
analyze trace_start;
analyze trace_again;
