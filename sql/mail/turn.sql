-- Letter $1 is now $2; $3 what the server said.
with turned as (
  update mail.letter set state = $2::text, reply = $3::text, changed_at = clock_timestamp()
   where message_id = $1::text
  returning message_id
)
insert into mail.event (message_id, state, reply)
select turned.message_id, $2::text, $3::text from turned;
