-- The files of setup $1, by name.
select kept.name, kept.sha256 from archive.setup_file as kept where kept.setup = $1::bigint order by kept.name
