-- Room for the next loan_txn file.
truncate stage.loan_txn
