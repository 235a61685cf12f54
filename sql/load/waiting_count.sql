-- How many files are listed as waiting.
select count(*) from archive.file as file where file.verdict = 'waiting'
