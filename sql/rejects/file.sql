-- What the cover of a file's reject workbook says.  $1 the file.
-- `next`: the number under which the sender resubmits: one more than any that came for this day.
select file.name, file.sender, coalesce(sender.name, '') as sender_name, file.feed, file.business_date, file.received_on,
       file.verdict, file.code, coalesce(file.reason, '') as reason, file.sha256, file.rows, file.loaded, file.duplicate,
       file.rejected, file.refused_cells, file.control_amount,
       (select max(other.resubmission) + 1
          from archive.file as other
         where other.feed = file.feed and other.sender = file.sender and other.business_date = file.business_date) as next
  from archive.file as file
  left join archive.sender as sender on sender.sender = file.sender
 where file.file = $1::int;
