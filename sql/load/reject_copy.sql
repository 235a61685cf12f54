-- The faults of a file.
copy archive.reject from stdin (format binary)
