-- The rows of a fund_txn file, to be compared.
copy stage.fund_txn from stdin (format binary)
