-- Room for the next compensation file.
truncate stage.compensation
