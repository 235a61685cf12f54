-- An accepted file of the same feed $1, sender $2 and business date $3 with a higher number than $4 that speaks for one of
-- the extents $5 (for any, where there are none).
select file.name, file.resubmission, coalesce(file.received_on::text, '')
  from archive.file as file
 where file.feed = $1::text and file.sender = $2::text and file.business_date = $3::date and file.verdict = 'accepted'
   and file.resubmission > $4::int
   and (cardinality($5::text[]) = 0
        or exists (select from archive.file_extent as spoken where spoken.file = file.file and spoken.extent = any($5::text[])))
 order by file.resubmission desc
 limit 1
