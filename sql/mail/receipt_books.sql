-- The files of sender $1 received on day $2 that go back with a reject workbook, of which recipient $3 has not been told yet, and
-- the name of each.
select file.file,
       '退回清单_' || left(regexp_replace(regexp_replace(regexp_replace(file.name, '\.(gz|zip)$', '', 'i'), '\.[^.]*$', ''),
                                        '[/\\:*?"<>|[:cntrl:]]', '_', 'g'), 50) || '.xlsx' as name
  from archive.file as file
 where file.sender = $1::text and file.received_on = $2::date
   and (file.verdict in ('held', 'rejected')
        or (file.verdict = 'accepted' and (file.rejected > 0 or file.refused_cells > 0)))
   and not exists (select from mail.told as told
                    where told.kind = 'receipt' and told.recipient = $3::text and told.what = file.file || '/' || file.verdict)
 order by file.file;
