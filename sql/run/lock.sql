-- One run at a time in this database.
select pg_try_advisory_lock(5323000, 1);
