-- File $1 with K $2 stands from now on in the place of earlier ones of feed $3, sender $4 and business date $5, for each
-- extent that both speak for.
insert into archive.supersession (file, extent, by_file, known)
select spoken.file, spoken.extent, $1::int, $2::bigint
  from archive.in_force($2::bigint) as spoken
  join archive.file_extent as own on own.file = $1::int and own.extent = spoken.extent
 where spoken.feed = $3::text and spoken.sender = $4::text and spoken.business_date = $5::date and spoken.file <> $1::int
