-- The rows of the first duty file, straight into its versions.
copy store.duty_version from stdin (format binary)
