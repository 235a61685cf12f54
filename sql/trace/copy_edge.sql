copy trace_edge from stdin (format binary)
