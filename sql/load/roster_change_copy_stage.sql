-- The rows of a roster_change file, to be compared.
copy stage.roster_change from stdin (format binary)
