-- The rows of the first watchlist file, straight into its versions.
copy store.watchlist_version from stdin (format binary)
