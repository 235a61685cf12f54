-- The operator rejects the held file $1, for the reason $2.
update archive.file
   set verdict = 'rejected', reason = coalesce(reason || '；', '') || $2::text
 where file = $1::int and verdict = 'held'
