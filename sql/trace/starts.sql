-- The disbursements from day $1 to before day $2 of the notes at hand.
select start.note, start.posting, start.account_no, start.account_name, start.id_no, start.amount, start.day, start.until_day,
       start.reported, start.ids, start.names
  from trace_again as again
  join trace_start as start on start.note = again.note
 where start.day >= $1::date and start.day < $2::date
 order by start.day, start.note, start.posting
