-- The last edition of month $1 that had been published when K $2 was known: its number, K, last night and hash; no row: none.
select issue.edition, issue.known, issue.known_day::text as known_day, issue.inputs_sha256
  from issue.issue
 where issue.month = $1::date and issue.known < $2::bigint and issue.edition > 0
 order by issue.edition desc
 limit 1;
