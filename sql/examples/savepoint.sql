-- What one rule's examples do is taken back before the next one's.
savepoint example;
