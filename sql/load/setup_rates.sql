-- The published rates.
insert into archive.setup_published_rate (setup, kind, tenor, valid_from, valid_to, rate)
select (select max(setup.known) from archive.setup as setup), listed.* from unnest($1::text[], $2::text[], $3::date[], $4::date[], $5::numeric[]) as listed
