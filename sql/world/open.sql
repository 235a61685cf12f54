select store.open_world($1::text);
