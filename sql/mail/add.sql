-- A new letter: message id $1, kind $2, about $3, recipient $4, part $5 of $6, subject $7, addresses $8 (with spaces between), path
-- below the archive $9, SHA-256 $10, bytes $11, state $12, reply $13.
insert into mail.letter (message_id, kind, about, recipient, part, parts, subject, addresses, path, sha256, bytes, state, reply)
values ($1::text, $2::text, $3::text, $4::text, $5::int, $6::int, $7::text, $8::text, $9::text, $10::text, $11::bigint, $12::text, $13::text);
