-- Two different keys with one number among what K $1 has changed: no row, or a line.  (Rows with equal hashes are equal.)
select version.line
  from store.plan_version as version
  join store.plan_version as earlier on earlier.plan = version.plan and earlier.known < $1::bigint
 where version.known = $1::bigint and (version.year, version.county, version.bank_code) <> (earlier.year, earlier.county, earlier.bank_code)
 limit 1
