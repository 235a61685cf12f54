-- What telling the life of flags fills.
select store.share_table($1::text, 'flag_event'), store.share_table($1::text, 'flag_life');
