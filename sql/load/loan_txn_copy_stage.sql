-- The rows of a loan_txn file, to be compared.
copy stage.loan_txn from stdin (format binary)
