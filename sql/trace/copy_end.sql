copy trace_end from stdin (format binary)
