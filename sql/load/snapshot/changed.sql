-- A version for each row that differs from the state before its day $1: unless the key's last version up to then says the
-- same.  Two anti-joins over narrow columns, so that the planner may walk the index for a small file and hash for a large.
with changed as materialized (
       select staged.:"key"
         from stage.:"staged" as staged
        where not exists (select from store.:"kept" as version
                           where version.:"key" = staged.:"key" and version.row_hash = staged.row_hash and not version.gone
                             and version.from_date <= $1::date
                             and not exists (select from store.:"kept" as later
                                              where later.:"key" = version.:"key" and later.from_date <= $1::date
                                                and (later.from_date, later.known) > (version.from_date, version.known))))
insert into store.:"kept"
select staged.* from stage.:"staged" as staged where staged.:"key" in (select changed.:"key" from changed)
