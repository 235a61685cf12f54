select 1 as one, null::text as nothing, $1::text as given
