-- A version for each row that differs from the state before its day $1: unless the key's last version up to then says the
-- same.  Two anti-joins over narrow columns, so that the planner may walk the index for a small file and hash for a large.
with changed as materialized (
       select staged.township
         from stage.duty as staged
        where not exists (select from store.duty_version as version
                           where version.township = staged.township and version.row_hash = staged.row_hash and not version.gone
                             and version.from_date <= $1::date
                             and not exists (select from store.duty_version as later
                                              where later.township = version.township and later.from_date <= $1::date
                                                and (later.from_date, later.known) > (version.from_date, version.known))))
insert into store.duty_version
select staged.* from stage.duty as staged where staged.township in (select changed.township from changed)
