-- Gives the version table its key back.
select store.end_first_load(:'kept')
