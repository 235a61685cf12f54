-- The rows of a loan file, to be compared.
copy stage.note from stdin (format binary)
