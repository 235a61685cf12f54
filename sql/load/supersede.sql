-- File $1 with K $2 stands from now on in the place of all earlier ones of feed $3, sender $4 and business date $5, for each
-- extent that both speak for.
insert into archive.supersession (file, extent, by_file, known)
select spoken.file, spoken.extent, $1::int, $2::bigint
  from archive.file as earlier
  join archive.file_extent as spoken on spoken.file = earlier.file
  join archive.file_extent as own on own.file = $1::int and own.extent = spoken.extent
 where earlier.feed = $3::text and earlier.sender = $4::text and earlier.business_date = $5::date
   and earlier.known < $2::bigint
