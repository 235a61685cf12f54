-- The next business date after $2 of which a file of feed $1 was in force at K $4 (and has not been taken back since), for each
-- of the extents $3 that has one.
select spoken.extent, min(spoken.business_date)
  from archive.in_force($4::bigint) as spoken
 where spoken.feed = $1::text and spoken.business_date > $2::date and spoken.extent = any($3::text[])
   and not exists (select from archive.withdrawal as taken_back where taken_back.file = spoken.file)
 group by spoken.extent
 order by spoken.extent
