-- The events of the file at hand.
insert into store.fund_txn select staged.* from stage.fund_txn as staged
