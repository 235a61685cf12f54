-- The number of the next file.
select coalesce(max(file.file), 0) + 1 from archive.file as file
