-- The rows of a account_txn file, to be compared.
copy stage.account_txn from stdin (format binary)
