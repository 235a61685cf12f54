-- File $1, if it is held: its name, fingerprint, size, the day on which it was received, its seal.
select file.name, file.sha256, file.bytes, file.received_on::text, file.seal
  from archive.file as file
 where file.file = $1::int and file.verdict = 'held'
