-- The world is empty again.
rollback to savepoint example;
