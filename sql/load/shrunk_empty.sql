-- What the last file up to date $3 in force of feed $1 and sender $2 had, for one that comes without a row.
select spoken.extent, 0, counted.loaded
  from archive.in_force(9223372036854775807) as spoken
  join archive.file_extent as counted on counted.file = spoken.file and counted.extent = spoken.extent
 where spoken.feed = $1::text and spoken.sender = $2::text and spoken.business_date <= $3::date and counted.loaded > 0
 order by spoken.business_date desc, spoken.extent
 limit 1
