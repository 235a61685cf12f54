-- A version for each row that differs from the state before its day $1.
insert into store.person_version
select staged.*
  from stage.person as staged
  left join (select distinct on (version.person) version.person, version.gone, version.row_hash
               from store.person_version as version
              where version.from_date <= $1::date
                and version.person in (select asked.person from stage.person as asked)
              order by version.person, version.from_date desc, version.known desc) as before
    on before.person = staged.person
 where before.person is null or before.gone or before.row_hash <> staged.row_hash
