-- Room for the next duty file.
truncate stage.duty
