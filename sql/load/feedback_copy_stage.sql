-- The rows of a feedback file, to be compared.
copy stage.feedback from stdin (format binary)
