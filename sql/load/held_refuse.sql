-- The operator rejects the held file $1, for the reason $2, with K $3.
update archive.file
   set verdict = 'rejected', reason = coalesce(reason || '；', '') || $2::text, decided = $3::bigint
 where file = $1::int and verdict = 'held'
