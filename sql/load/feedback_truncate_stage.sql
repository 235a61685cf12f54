-- Room for the next feedback file.
truncate stage.feedback
