-- The last night that K $1 knew.
select max(run.logical_day)::text from archive.run as run where run.known <= $1::bigint;
