-- Room for the next survey file.
truncate stage.survey
