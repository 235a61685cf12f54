-- The rows of a plan file, to be compared.
copy stage.plan from stdin (format binary)
