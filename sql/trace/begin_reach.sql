-- No account is known yet that money of the notes at hand came to.
truncate trace_reach, trace_posting
