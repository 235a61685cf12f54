-- The files whose word a withdrawal of file $1 has to tell anew, in the order of their K, with the setup of each.
select file.name, file.sha256, file.bytes, file.received_on::text, file.seal, file.known, file.file,
       archive.setup_at(file.known) as setup
  from archive.file as file
 where file.verdict = 'accepted' and file.feed = (select gone.feed from archive.file as gone where gone.file = $1::int)
   and file.business_date >= archive.redo_from($1::int)
 order by file.known
