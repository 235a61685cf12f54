-- The lines of the staged rows that say otherwise than the state before their day $1, which is each key's last version up to
-- then.  Keys of the extents $2 that are there and not among the staged are added to these without a line, for gone.sql.
-- Versions and staged rows are joined once; only what does not agree goes on: `apart`, with the rank of the last version that
-- says otherwise, or that is there at all.  A later version that agrees is then asked for key by key, by a subquery that
-- is no join, since of many keys few are apart, and the planner cannot know it.
with apart as (
       select :"key", staged.line, staged.row_hash, max(version.rank) as rank
         from stage.:"staged" as staged
         full join (select version.:"key", version.row_hash, version.gone, store.extent_of(version) as extent,
                           store.rank(version.from_date, version.known) as rank
                      from store.:"kept" as version
                     where version.from_date <= $1::date) as version using (:"key")
        where case when staged.line is null then version.extent = any($2::text[])
                   when version.rank is null then true
                   else version.gone or version.row_hash <> staged.row_hash end
        group by :"key", staged.line, staged.row_hash
       having staged.line is not null or max(version.rank) filter (where not version.gone) = max(version.rank)),
     found as materialized (
       select apart.:"key", apart.line
         from apart
        where (select max(store.rank(later.from_date, later.known))
                 from store.:"kept" as later
                where later.:"key" = apart.:"key" and later.from_date <= $1::date
                  and (apart.line is null or (later.row_hash = apart.row_hash and not later.gone))) > apart.rank is not true),
     leaver as (
       insert into stage.:"staged" (:"key")
       select found.:"key" from found where found.line is null)
select found.line from found where found.line is not null order by found.line
