-- The rows of a roster file, to be compared.
copy stage.person from stdin (format binary)
