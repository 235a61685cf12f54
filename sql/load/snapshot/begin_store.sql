-- Empties the version table in this transaction, so that what is copied needs no log, and sets its key aside.
select store.begin_first_load(:'kept')
