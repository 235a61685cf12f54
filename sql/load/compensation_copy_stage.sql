-- The rows of a compensation file, to be compared.
copy stage.compensation from stdin (format binary)
