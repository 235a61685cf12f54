-- A version for each row that differs from the state before its day $1.
insert into store.duty_version
select staged.*
  from stage.duty as staged
  left join (select distinct on (version.township) version.township, version.gone, version.row_hash
               from store.duty_version as version
              where version.from_date <= $1::date
                and version.township in (select asked.township from stage.duty as asked)
              order by version.township, version.from_date desc, version.known desc) as before
    on before.township = staged.township
 where before.township is null or before.gone or before.row_hash <> staged.row_hash
