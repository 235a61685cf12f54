-- Two different keys with one number among what K $1 has changed: no row, or a line.  (Rows with equal hashes are equal.)
select version.line
  from store.npl_target_version as version
  join store.npl_target_version as earlier on earlier.npl_target = version.npl_target and earlier.known < $1::bigint
 where version.known = $1::bigint and (version.year, version.bank_code) is distinct from (earlier.year, earlier.bank_code)
 limit 1
