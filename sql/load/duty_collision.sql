-- The key is the township itself: there is nothing to compare.
select 0 where $1::bigint is null
