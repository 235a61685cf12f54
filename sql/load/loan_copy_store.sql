-- The rows of the first loan file, straight into its versions.
copy store.note_version from stdin (format binary)
