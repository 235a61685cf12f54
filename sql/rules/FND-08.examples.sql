-- FND-08: what was recovered goes back in the case's own proportion.
create function claim(n bigint, share bigint, got bigint, gave bigint) returns void language sql as $$
  insert into compensation values ('案' || n, 532301, 'NX301', 'J' || n, '2018-01-01', 1000000, share, 1000000 - share, '同意', '2018-01-10', '2018-01-20', got, gave, 11, n) $$;
select claim(1, 800000, 100000, 80000), claim(2, 800000, 100000, 79999), claim(3, 800000, 100000, 79998), claim(4, 800000, 100000, null);
select claim(5, 700000, 100000, 70000);                                  -- its own 70 %
select claim(6, 800000, null, null), claim(7, 800000, 0, 0);
select run_rule();
select results_eq('select subject, amount from found order by subject', $$values ('案3', 2::bigint), ('案4', 80000)$$, 'short by more than 0.01');
select results_eq('select due, returned from found where subject = ''案4''', 'values (80000::bigint, 0::bigint)', 'nothing returned');
