select store.share_world($1::text), store.share_table($1::text, 'bank_month'), store.share_table($1::text, 'bearer_span'),
       store.share_table($1::text, 'household_told'), store.share_table($1::text, 'asked_note'), store.share_table($1::text, 'asked_home'),
       store.share_table($1::text, 'resolve_mark_note'), store.share_table($1::text, 'resolve_mark_person');
