insert into archive.publication (subject, known) values ($1::text, $2::bigint);
