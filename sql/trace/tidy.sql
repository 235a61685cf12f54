-- What was under way is done.
truncate trace_mark, trace_mark_home, trace_doubt, trace_again, trace_start_now, trace_reach, trace_posting;
