-- A version for each row that differs from the state before its day $1.
insert into store.note_version
select staged.*
  from stage.note as staged
  left join (select distinct on (version.note) version.note, version.gone, version.row_hash
               from store.note_version as version
              where version.from_date <= $1::date
                and version.note in (select asked.note from stage.note as asked)
              order by version.note, version.from_date desc, version.known desc) as before
    on before.note = staged.note
 where before.note is null or before.gone or before.row_hash <> staged.row_hash
