-- Worlds of then whose maker is gone.
select store.drop_dead_worlds()
