-- What resolving needed on its way goes.
drop table home, borrower, seat, follow, stay;

-- Rules plan by what is there now.
select look(current_schema()::regnamespace);
