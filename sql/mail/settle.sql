-- Letters over which a program has died while it spoke to the server: nobody knows whether they were taken.
with turned as (
  update mail.letter
     set state = 'unsure', reply = '发送时程序中断', changed_at = clock_timestamp()
   where state = 'sending'
  returning message_id, reply
)
insert into mail.event (message_id, state, reply)
select turned.message_id, 'unsure', turned.reply from turned;
