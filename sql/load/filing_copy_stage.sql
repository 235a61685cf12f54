-- The rows of a filing file, to be compared.
copy stage.filing from stdin (format binary)
