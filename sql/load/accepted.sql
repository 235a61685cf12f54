-- File $1, if it is accepted: its name, fingerprint, size, the day on which it was received, its seal, its K.
select file.name, file.sha256, file.bytes, file.received_on::text, file.seal, file.known
  from archive.file as file
 where file.file = $1::int and file.verdict = 'accepted'
