-- Two different keys with one number among what K $1 has changed: no row, or a line.  (Rows with equal hashes are equal.)
select version.line
  from store.filing_version as version
  join store.filing_version as earlier on earlier.filing = version.filing and earlier.known < $1::bigint
 where version.known = $1::bigint and (version.month, version.county_code, version.bank_code) is distinct from (earlier.month, earlier.county_code, earlier.bank_code)
 limit 1
