-- What is made anew is planned by how much was touched: a table that is emptied each night is taken for one row, and whole tables would be
-- read for each of a roster's changes.
select counted('touched_note'), counted('touched_person')
