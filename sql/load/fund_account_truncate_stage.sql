-- Room for the next fund_account file.
truncate stage.fund_account
