-- A version for each row that differs from the state before its day $1: unless the key's last version up to then says the
-- same.  Two anti-joins over narrow columns, so that the planner may walk the index for a small file and hash for a large.
with changed as materialized (
       select staged.filing
         from stage.filing as staged
        where not exists (select from store.filing_version as version
                           where version.filing = staged.filing and version.row_hash = staged.row_hash and not version.gone
                             and version.from_date <= $1::date
                             and not exists (select from store.filing_version as later
                                              where later.filing = version.filing and later.from_date <= $1::date
                                                and (later.from_date, later.known) > (version.from_date, version.known))))
insert into store.filing_version
select staged.* from stage.filing as staged where staged.filing in (select changed.filing from changed)
