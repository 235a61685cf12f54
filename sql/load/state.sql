-- The last K, and where the journal stood at the last commit.
select state.known, state.journal_bytes, state.journal_lines, state.journal_sha256 from archive.state as state
