-- The tracer clears the marks that it has heeded.
grant delete, truncate on trace_mark, trace_mark_home to fupin_transforms
