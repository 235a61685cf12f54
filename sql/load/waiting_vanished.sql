-- Waiting files that are no longer among the names $1.
delete from archive.file as file where file.verdict = 'waiting' and file.name <> all ($1::text[])
