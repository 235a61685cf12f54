-- Much is new: what follows plans by what is there now.
analyze trace_edge;
analyze trace_end;
analyze trace_visit;
