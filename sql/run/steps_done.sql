select step.step from archive.step as step where step.run = $1::bigint order by step.ordinal;
