select store.drop_world($1::text);
