-- Two different keys with one number among what K $1 has changed: no row, or a line.  (Rows with equal hashes are equal.)
select version.line
  from store.compensation_version as version
  join store.compensation_version as earlier on earlier.compensation = version.compensation and earlier.known < $1::bigint
 where version.known = $1::bigint and version.case_no <> earlier.case_no
 limit 1
