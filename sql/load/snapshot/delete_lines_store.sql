-- Takes rows out that repeat a key; $1 their lines, $2 the file.
select store.first_load_delete(:'kept', $1::int[], $2::int)
