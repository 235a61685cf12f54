-- Room for the next account_txn file.
truncate stage.account_txn
