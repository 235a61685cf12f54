-- Room for the next roster_change file.
truncate stage.roster_change
