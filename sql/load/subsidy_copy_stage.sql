-- The rows of a subsidy file, to be compared.
copy stage.subsidy from stdin (format binary)
