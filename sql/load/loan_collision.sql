-- Two different keys with one number: no row, or the first line.
select staged.line
  from stage.note as staged
  join store.note_version as version on version.note = staged.note
 where (staged.bank_code, staged.note_no) <> (version.bank_code, version.note_no)
 order by staged.line
 limit 1
