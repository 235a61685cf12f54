-- The rows of the first plan file, straight into its versions.
copy store.plan_version from stdin (format binary)
