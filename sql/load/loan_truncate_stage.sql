-- Room for the next loan file.
truncate stage.note
