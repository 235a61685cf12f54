select 10 / (5 - n) as value from generate_series(1, 10) as n
