select 1/0 as wrong where $1::text is not null
