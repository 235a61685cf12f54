-- Two different keys with one number among what K $1 has changed: no row, or a line.  (Rows with equal hashes are equal.)
select version.line
  from store.watchlist_version as version
  join store.watchlist_version as earlier on earlier.entry = version.entry and earlier.known < $1::bigint
 where version.known = $1::bigint and (version.list, version.name, version.id_no, version.account_no) is distinct from (earlier.list, earlier.name, earlier.id_no, earlier.account_no)
 limit 1
