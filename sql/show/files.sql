-- fupin files: what came, in order of arrival.  $1 sender, $2 feed (empty: all).
select file.name, file.sender, file.feed, file.business_date, file.received_on, file.verdict, file.code, file.reason,
       file.sha256, file.rows, file.loaded, file.duplicate, file.rejected, file.control_amount,
       (select last.name
          from archive.supersession as later
          join archive.file as last on last.file = later.by_file
         where later.file = file.file
           and not exists (select from archive.file_extent as spoken
                            where spoken.file = file.file
                              and not exists (select from archive.supersession as gone
                                               where gone.file = spoken.file and gone.extent = spoken.extent))
         order by later.known desc
         limit 1) as superseded_by
  from archive.file as file
 where ($1::text = '' or file.sender = $1::text) and ($2::text = '' or file.feed = $2::text)
 order by file.file;
