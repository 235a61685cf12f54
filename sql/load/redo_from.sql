-- The day from which on a withdrawal of file $1 has to tell its feed anew.
select archive.redo_from($1::int)::text
