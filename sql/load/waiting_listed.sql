-- Whether this file (name $1, bytes $2) is listed as waiting already.
select count(*) from archive.file as file where file.verdict = 'waiting' and file.name = $1::text and file.sha256 = $2::text
