-- What was under way is done.
truncate trace_mark, trace_again, trace_start_now;
analyze trace_edge;
analyze trace_end;
analyze trace_visit;
