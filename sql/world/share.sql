select store.share_world($1::text);
