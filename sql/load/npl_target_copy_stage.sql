-- The rows of a npl_target file, to be compared.
copy stage.npl_target from stdin (format binary)
