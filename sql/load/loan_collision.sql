-- Two different keys with one number among what K $1 has changed: no row, or a line.  (Rows with equal hashes are equal.)
select version.line
  from store.note_version as version
  join store.note_version as earlier on earlier.note = version.note and earlier.known < $1::bigint
 where version.known = $1::bigint and (version.bank_code, version.note_no) <> (earlier.bank_code, earlier.note_no)
 limit 1
