-- Room for the next filing file.
truncate stage.filing
