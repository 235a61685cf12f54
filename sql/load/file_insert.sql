-- A file with its verdict.
insert into archive.file (file, name, sender, feed, business_date, resubmission, received_on, verdict, code, reason, sha256,
                          bytes, rows, loaded, duplicate, rejected, refused_cells, control_amount, known, run, inbox_inode,
                          inbox_mtime_ns, in_inbox, accepted_on, seal)
values ($1::int, $2, $3, $4, $5::date, $6::int, $7::date, $8, $9, $10, $11, $12::bigint, $13::bigint, $14::bigint, $15::bigint,
        $16::bigint, $17::bigint, $18::bigint, $19::bigint, $20::bigint, $21::bigint, $22::bigint, $23::boolean, $24::date, $25)
