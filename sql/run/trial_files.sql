-- The files of a trial (run 0), with their verdicts.
select file.name, file.sender, file.feed, file.business_date, file.verdict, file.code, file.reason, file.rows, file.loaded,
       file.duplicate, file.rejected, file.control_amount
  from archive.file as file
 where file.run = 0
 order by file.file;
