-- The rows of the first file of :feed, straight into its versions.
copy store.:"kept" from stdin (format binary)
