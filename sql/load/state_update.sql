-- The last K $1, and where the journal stands: $2 bytes, $3 lines.
update archive.state set known = $1::bigint, journal_bytes = $2::bigint, journal_lines = $3::bigint
