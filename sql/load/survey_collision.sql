-- Two different keys with one number among what K $1 has changed: no row, or a line.  (Rows with equal hashes are equal.)
select version.line
  from store.survey_version as version
  join store.survey_version as earlier on earlier.household = version.household and earlier.known < $1::bigint
 where version.known = $1::bigint and version.household_no <> earlier.household_no
 limit 1
