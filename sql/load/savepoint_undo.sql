-- The file was not accepted: no row of it stays.
rollback to savepoint taking;
release savepoint taking
