-- Two different keys with one number: no row, or the first line.
select staged.line
  from stage.person as staged
  join store.person_version as version on version.person = staged.person
 where staged.person_no <> version.person_no
 order by staged.line
 limit 1
