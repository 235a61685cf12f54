-- The rows of a duty file, to be compared.
copy stage.duty from stdin (format binary)
