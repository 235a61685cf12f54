-- Room for the next fund_txn file.
truncate stage.fund_txn
