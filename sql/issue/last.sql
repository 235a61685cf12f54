-- The last edition of month $1 up to K $2 (0: none), and a number that no other session has.
select coalesce(max(issue.edition), 0) as edition,
       coalesce((array_agg(issue.inputs_sha256 order by issue.edition desc))[1], '') as inputs_sha256,
       pg_backend_pid() as session
  from issue.issue
 where issue.month = $1::date and issue.known <= $2::bigint and issue.edition > 0;
