-- What file $1 speaks for: the extents $2 with $3 rows.
insert into archive.file_extent (file, extent, loaded)
select $1::int, found.extent, found.loaded from unnest($2::text[], $3::bigint[]) as found (extent, loaded)
