-- A version for each row that differs from the state before its day $1: unless the key's last version up to then says the
-- same.  Two anti-joins over narrow columns, so that the planner may walk the index for a small file and hash for a large.
with changed as materialized (
       select staged.compensation
         from stage.compensation as staged
        where not exists (select from store.compensation_version as version
                           where version.compensation = staged.compensation and version.row_hash = staged.row_hash and not version.gone
                             and version.from_date <= $1::date
                             and not exists (select from store.compensation_version as later
                                              where later.compensation = version.compensation and later.from_date <= $1::date
                                                and (later.from_date, later.known) > (version.from_date, version.known))))
insert into store.compensation_version
select staged.* from stage.compensation as staged where staged.compensation in (select changed.compensation from changed)
