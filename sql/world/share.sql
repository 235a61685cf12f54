select store.share_world($1::text), store.share_table($1::text, 'bank_month'), store.share_table($1::text, 'bearer_span');
