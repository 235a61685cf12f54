-- fupin hold list: what waits for a decision, in order of arrival.
select file.name, file.sender, file.feed, file.business_date, file.received_on, file.verdict, file.code, file.reason,
       file.sha256, file.rows, file.loaded, file.duplicate, file.rejected, file.control_amount
  from archive.file as file
 where file.verdict = 'held'
 order by file.file;
