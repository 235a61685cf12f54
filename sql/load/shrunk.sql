-- Extents ($4, with $5 rows) of a file of feed $1, sender $2 and date $3 that have shrunk below $6 percent of the file that
-- it would supersede, else of the one in force at the nearest earlier date.
select found.extent, found.loaded, before.loaded
  from unnest($4::text[], $5::bigint[]) as found (extent, loaded)
  join lateral (select counted.loaded
                  from archive.in_force(9223372036854775807) as spoken
                  join archive.file_extent as counted on counted.file = spoken.file and counted.extent = spoken.extent
                 where spoken.feed = $1::text and spoken.sender = $2::text and spoken.extent = found.extent
                   and spoken.business_date <= $3::date
                 order by spoken.business_date desc, spoken.known desc
                 limit 1) as before on true
 where found.loaded * 100 < before.loaded * $6::bigint
 order by found.extent
