-- The rows of a survey file, to be compared.
copy stage.survey from stdin (format binary)
