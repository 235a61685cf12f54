-- The events of the file at hand.
insert into store.account_txn select staged.* from stage.account_txn as staged
