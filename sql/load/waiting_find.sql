-- The number under which a file called $1 is listed as waiting.
select file.file from archive.file as file where file.verdict = 'waiting' and file.name = $1::text order by file.file limit 1
