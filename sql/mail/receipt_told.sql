-- Of these he has been told: the same choice as in receipt.sql.  $4 the letter's about.
insert into mail.told (kind, what, recipient, about)
select 'receipt', file.file || '/' || file.verdict, $3::text, $4::text
  from archive.file as file
 where file.sender = $1::text and file.verdict <> 'waiting'
   and (file.received_on = $2::date
        or exists (select from mail.told as told
                    where told.kind = 'receipt' and told.recipient = $3::text and told.what like file.file || '/%'))
   and not exists (select from mail.told as told
                    where told.kind = 'receipt' and told.recipient = $3::text and told.what = file.file || '/' || file.verdict)
returning kind, what, recipient, about;
