insert into migration.applied (name, sha256) values ($1::text, $2::text);
