-- The rows of the first survey file, straight into its versions.
copy store.survey_version from stdin (format binary)
