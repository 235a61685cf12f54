-- The rows of the first roster file, straight into its versions.
copy store.person_version from stdin (format binary)
