-- FND-08: what was recovered goes back in the case's own proportion.
create function claim(n bigint, share bigint, got bigint, gave bigint) returns void language sql as $$
  insert into compensation values ('案' || n, 532301, 'NX301', 'J' || n, '2018-01-01', 1000000, share, 1000000 - share, '同意', '2018-01-10', '2018-01-20', got, gave, 11, n) $$;
select claim(1, 800000, 100000, 80000), claim(2, 800000, 100000, 79999), claim(3, 800000, 100000, 79998), claim(4, 800000, 100000, null);
select claim(5, 700000, 100000, 70000);                                  -- its own 70 %
select claim(6, 800000, null, null), claim(7, 800000, 0, 0);
insert into compensation values ('案8', 532301, 'NX301', 'J8', '2018-01-01', 0, 5, 0, '同意', '2018-01-10', '2018-01-20', 100, 0, 11, 8);  -- of no principal there is no proportion
select claim(9, 666667, 3, 1), claim(10, 666667, 3, 0);                 -- 2.000001 of 3: within 0.01 of 1, not of 0
select run_rule();
select results_eq('select subject, amount from found order by subject', $$values ('案10', 2::bigint), ('案3', 2), ('案4', 80000), ('案9', 1)$$, 'short by more than 0.01');
select results_eq('select due, returned from found where subject = ''案4''', 'values (80000::bigint, 0::bigint)', 'nothing returned');
select is_read_on('share_tolerance', '2018-03-31', '2', '案3');
