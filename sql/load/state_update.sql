-- The last K $1, and where the journal stands: $2 bytes, $3 lines, the SHA-256 of the last $4.
update archive.state set known = $1::bigint, journal_bytes = $2::bigint, journal_lines = $3::bigint, journal_sha256 = $4::text
