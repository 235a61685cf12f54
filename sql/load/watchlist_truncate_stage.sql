-- Room for the next watchlist file.
truncate stage.watchlist
