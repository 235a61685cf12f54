-- Two different keys with one number among what K $1 has changed: no row, or a line.  (Rows with equal hashes are equal.)
select version.line
  from store.:"kept" as version
  join store.:"kept" as earlier on earlier.:"key" = version.:"key" and earlier.known < $1::bigint
 where version.known = $1::bigint and store.natural_key(version) <> store.natural_key(earlier)
 limit 1
