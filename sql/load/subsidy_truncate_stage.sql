-- Room for the next subsidy file.
truncate stage.subsidy
