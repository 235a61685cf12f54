-- Records a file of edition $2 of month $1: path $3, SHA-256 $4, bytes $5.
insert into issue.output (month, edition, path, sha256, bytes)
values ($1::date, $2::int, $3::text, $4::text, $5::bigint);
