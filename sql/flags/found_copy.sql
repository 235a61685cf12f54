copy found from stdin (format binary)
