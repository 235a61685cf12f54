-- The accepted file $1 is taken back, for the reason $2; what it counted stays.
update archive.file
   set verdict = 'withdrawn', reason = coalesce(nullif(reason, '') || '；', '') || '已撤回：' || $2::text
 where file = $1::int and verdict = 'accepted'
