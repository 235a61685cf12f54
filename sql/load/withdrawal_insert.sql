-- File $1 is taken back with K $2, on day $3, for the reason $4.
insert into archive.withdrawal (file, known, day, reason) values ($1::int, $2::bigint, $3::date, $4::text)
