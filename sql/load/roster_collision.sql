-- Two different keys with one number among what K $1 has changed: no row, or a line.  (Rows with equal hashes are equal.)
select version.line
  from store.person_version as version
  join store.person_version as earlier on earlier.person = version.person and earlier.known < $1::bigint
 where version.known = $1::bigint and version.person_no <> earlier.person_no
 limit 1
