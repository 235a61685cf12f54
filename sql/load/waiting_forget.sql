-- A file that has waited under the name $1 waits no more.
delete from archive.file as file where file.verdict = 'waiting' and file.name = $1::text
