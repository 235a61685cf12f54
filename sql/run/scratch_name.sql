-- Which database scratch_swap.sql is to replace: $1.
select set_config('fupin.name', $1::text, false)
