-- The rows of the first filing file, straight into its versions.
copy store.filing_version from stdin (format binary)
