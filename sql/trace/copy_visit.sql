copy trace_visit from stdin (format binary)
