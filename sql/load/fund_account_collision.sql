-- Two different keys with one number among what K $1 has changed: no row, or a line.  (Rows with equal hashes are equal.)
select version.line
  from store.fund_account_version as version
  join store.fund_account_version as earlier on earlier.account = version.account and earlier.known < $1::bigint
 where version.known = $1::bigint and (version.bank_code, version.account_no) is distinct from (earlier.bank_code, earlier.account_no)
 limit 1
