-- The rows of the first compensation file, straight into its versions.
copy store.compensation_version from stdin (format binary)
