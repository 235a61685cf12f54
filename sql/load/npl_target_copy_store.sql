-- The rows of the first npl_target file, straight into its versions.
copy store.npl_target_version from stdin (format binary)
