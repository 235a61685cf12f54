-- A version for each row that differs from the state before its day $1.
with before as (          -- the state before, of the keys in this file: narrow, for it is large
       select distinct on (version.plan) version.plan, version.gone, version.row_hash
         from store.plan_version as version
        where version.from_date <= $1::date
          and exists (select from stage.plan as asked where asked.plan = version.plan)
        order by version.plan, version.from_date desc, version.known desc),
     changed as materialized (
       select staged.plan
         from stage.plan as staged
         left join before on before.plan = staged.plan
        where before.plan is null or before.gone or before.row_hash <> staged.row_hash)
insert into store.plan_version
select staged.* from stage.plan as staged where staged.plan in (select changed.plan from changed)
