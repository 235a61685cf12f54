-- File $1, if it is held: its name, fingerprint, size and the day on which it was received.
select file.name, file.sha256, file.bytes, file.received_on::text
  from archive.file as file
 where file.file = $1::int and file.verdict = 'held'
