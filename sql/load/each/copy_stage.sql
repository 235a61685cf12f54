-- The rows of a file of :feed, to be compared.
copy stage.:"staged" from stdin (format binary)
