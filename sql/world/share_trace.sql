-- The tracer clears the marks that it has heeded.
grant delete, truncate on trace_mark to fupin_transforms
