-- The rows of a fund_account file, to be compared.
copy stage.fund_account from stdin (format binary)
