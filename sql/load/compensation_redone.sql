-- What a withdrawal with K $1 has told anew becomes its word.
select store.settle_redo('compensation_version', $1::bigint)
