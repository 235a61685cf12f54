-- A file that was listed as waiting, with its verdict.
update archive.file
   set name = $2, sender = $3, feed = $4, business_date = $5::date, resubmission = $6::int,
       received_on = $7::date, verdict = $8, code = $9, reason = $10, sha256 = $11, bytes = $12::bigint,
       rows = $13::bigint, loaded = $14::bigint, duplicate = $15::bigint, rejected = $16::bigint,
       refused_cells = $17::bigint, control_amount = $18::bigint, known = $19::bigint, run = $20::bigint,
       inbox_inode = $21::bigint, inbox_mtime_ns = $22::bigint, in_inbox = $23::boolean, accepted_on = $24::date, seal = $25
 where file = $1::int
