-- The inputs of an issue: every accepted file that still speaks at K (here $1), for a business date up to D; one without a row
-- speaks too: it says that there was nothing to tell.
select file.name, file.sender, file.feed, file.business_date::text as business_date, file.sha256,
       file.rows, file.loaded, file.duplicate, file.rejected, file.control_amount
  from archive.accepted($1::bigint) as file
  cross join clock
 where file.business_date <= clock.day
   and (file.file in (select standing.file from archive.in_force($1::bigint) as standing)
        or not exists (select from archive.file_extent as spoken where spoken.file = file.file))
 order by file.feed collate "C", file.sender collate "C", file.business_date, file.file;
