select n, n * 2 as twice from generate_series(1, $1::int) as n order by n
