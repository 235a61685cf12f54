-- Whether rows may go straight into the empty version table.
select to_regprocedure('store.begin_first_load(text)') is not null and not exists (select from store.:"kept")
