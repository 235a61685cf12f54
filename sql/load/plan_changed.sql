-- A version for each row that differs from the state before its day $1.
insert into store.plan_version
select staged.*
  from stage.plan as staged
  left join (select distinct on (version.plan) version.plan, version.gone, version.row_hash
               from store.plan_version as version
              where version.from_date <= $1::date
                and version.plan in (select asked.plan from stage.plan as asked)
              order by version.plan, version.from_date desc, version.known desc) as before
    on before.plan = staged.plan
 where before.plan is null or before.gone or before.row_hash <> staged.row_hash
