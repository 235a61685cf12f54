-- Where a file begins.
savepoint taking
