-- A version for each row that differs from the state before its day $1: unless the key's last version up to then says the
-- same.  Two anti-joins over narrow columns, so that the planner may walk the index for a small file and hash for a large.
with changed as materialized (
       select staged.npl_target
         from stage.npl_target as staged
        where not exists (select from store.npl_target_version as version
                           where version.npl_target = staged.npl_target and version.row_hash = staged.row_hash and not version.gone
                             and version.from_date <= $1::date
                             and not exists (select from store.npl_target_version as later
                                              where later.npl_target = version.npl_target and later.from_date <= $1::date
                                                and (later.from_date, later.known) > (version.from_date, version.known))))
insert into store.npl_target_version
select staged.* from stage.npl_target as staged where staged.npl_target in (select changed.npl_target from changed)
