-- A version for each row that differs from the state before its day $1.
with before as (          -- the state before, of the keys in this file: narrow, for it is large
       select distinct on (version.township) version.township, version.gone, version.row_hash
         from store.duty_version as version
        where version.from_date <= $1::date
          and exists (select from stage.duty as asked where asked.township = version.township)
        order by version.township, version.from_date desc, version.known desc),
     changed as materialized (
       select staged.township
         from stage.duty as staged
         left join before on before.township = staged.township
        where before.township is null or before.gone or before.row_hash <> staged.row_hash)
insert into store.duty_version
select staged.* from stage.duty as staged where staged.township in (select changed.township from changed)
