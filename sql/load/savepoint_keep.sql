-- The file was accepted.
release savepoint taking
