update archive.run set status = $2::text, exit_status = $3::int, message = nullif($4::text, ''), ended_at = clock_timestamp()
 where run = $1::bigint;
