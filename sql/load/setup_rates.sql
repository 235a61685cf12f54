-- The published rates.
insert into archive.published_rate (kind, tenor, valid_from, valid_to, rate)
select * from unnest($1::text[], $2::text[], $3::date[], $4::date[], $5::numeric[])
