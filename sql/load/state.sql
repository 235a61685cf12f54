-- The last K, and where the journal stood at the last commit.
select state.known, state.journal_bytes, state.journal_lines from archive.state as state
