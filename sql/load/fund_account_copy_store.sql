-- The rows of the first fund_account file, straight into its versions.
copy store.fund_account_version from stdin (format binary)
