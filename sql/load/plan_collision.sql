-- Two different keys with one number: no row, or the first line.
select staged.line
  from stage.plan as staged
  join store.plan_version as version on version.plan = staged.plan
 where (staged.year, staged.county, staged.bank_code) <> (version.year, version.county, version.bank_code)
 order by staged.line
 limit 1
