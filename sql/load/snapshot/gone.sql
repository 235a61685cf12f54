-- A version "gone" on day $1 with K $2 for each key that file $3 no longer has (compare.sql).  One whose row was refused is not
-- gone.
insert into store.:"kept"
select retold.*
  from stage.:"staged" as leaver
  join store.:"kept" as version
    on version.:"key" = leaver.:"key" and version.from_date <= $1::date and version.known < $2::bigint
 cross join lateral store.retold(version, $1::date, $2::bigint, true) as retold
 where leaver.line is null
   and not exists (select from store.:"kept" as later
                    where later.:"key" = version.:"key" and later.from_date <= $1::date and later.known < $2::bigint
                      and (later.from_date, later.known) > (version.from_date, version.known))
   and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = leaver.:"key")
