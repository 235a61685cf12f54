-- The events of the file at hand.
insert into store.loan_txn select staged.* from stage.loan_txn as staged
