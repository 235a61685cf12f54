-- The next business date after $2 of which a file of feed $1 is in force, for each of the extents $3 that has one.
select spoken.extent, min(spoken.business_date)
  from archive.in_force(9223372036854775807) as spoken
 where spoken.feed = $1::text and spoken.business_date > $2::date and spoken.extent = any($3::text[])
 group by spoken.extent
 order by spoken.extent
