-- The file with these bytes ($1) that is held, or in force, for the same feed, sender and business date.
select file.name, coalesce(file.received_on::text, '')
  from archive.file as file
 where file.sha256 = $1::text and file.feed = $2::text and file.sender = $3::text and file.business_date = $4::date
   and (file.verdict = 'held'
        or (file.verdict = 'accepted'
            and (exists (select from archive.in_force(9223372036854775807) as spoken where spoken.file = file.file)
                 or not exists (select from archive.file_extent as spoken where spoken.file = file.file))))
 order by file.file desc
 limit 1
