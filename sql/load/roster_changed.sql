-- A version for each row that differs from the state before its day $1.
with before as (          -- the state before, of the keys in this file: narrow, for it is large
       select distinct on (version.person) version.person, version.gone, version.row_hash
         from store.person_version as version
        where version.from_date <= $1::date
          and exists (select from stage.person as asked where asked.person = version.person)
        order by version.person, version.from_date desc, version.known desc),
     changed as materialized (
       select staged.person
         from stage.person as staged
         left join before on before.person = staged.person
        where before.person is null or before.gone or before.row_hash <> staged.row_hash)
insert into store.person_version
select staged.* from stage.person as staged where staged.person in (select changed.person from changed)
