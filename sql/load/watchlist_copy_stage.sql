-- The rows of a watchlist file, to be compared.
copy stage.watchlist from stdin (format binary)
