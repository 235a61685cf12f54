-- The files $2 with the fingerprints $3 make up setup $1.
insert into archive.setup_file (setup, name, sha256)
select $1::bigint, kept.name, kept.sha256 from unnest($2::text[], $3::text[]) as kept (name, sha256)
