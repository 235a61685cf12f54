-- Room for the next plan file.
truncate stage.plan
