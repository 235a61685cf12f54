-- Room for the next file of :feed.
truncate stage.:"staged"
