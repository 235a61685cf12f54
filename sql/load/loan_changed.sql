-- A version for each row that differs from the state before its day $1.
with before as (          -- the state before, of the keys in this file: narrow, for it is large
       select distinct on (version.note) version.note, version.gone, version.row_hash
         from store.note_version as version
        where version.from_date <= $1::date
          and exists (select from stage.note as asked where asked.note = version.note)
        order by version.note, version.from_date desc, version.known desc),
     changed as materialized (
       select staged.note
         from stage.note as staged
         left join before on before.note = staged.note
        where before.note is null or before.gone or before.row_hash <> staged.row_hash)
insert into store.note_version
select staged.* from stage.note as staged where staged.note in (select changed.note from changed)
