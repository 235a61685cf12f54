-- Postings are read by the days and files that they came in, which lie together in the table: a BRIN index costs next to
-- nothing.  Reversals are few.
create index account_txn_place on store.account_txn using brin (file, txn_date);
create index account_txn_reversal on store.account_txn (account_no) where reversal_flag = '冲补抹' or amount < 0;
