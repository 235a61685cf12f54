-- TRM-07: extended by more than the original term (up to a year), or than half of it.
create function lend(n bigint, due date, extended date) returns void language sql as $$
  select add_note(n, jsonb_build_object('disbursed_on', '2018-01-01', 'due_on', due, 'extended_due_on', extended)) $$;
select lend(1, '2019-01-01', '2020-01-01');        -- twelve months, 365 days more
select lend(2, '2019-01-01', '2020-01-02');        -- 366
select lend(3, '2019-01-02', '2019-07-03');        -- a day longer, 366 days: half is 183, 182 days more
select lend(4, '2019-01-02', '2019-07-05');        -- 184
select lend(5, '2019-01-03', '2019-07-05');        -- 367 days: 183.5, 183 days more
select lend(6, '2019-01-03', '2019-07-06');        -- 184
select lend(7, '2019-01-01', null);
update note set balance = 1 where id = 2;
select run_rule();
select results_eq('select subject, term_days, extended_days, extension_share from found order by subject',
                  'values (2::bigint, 365, 366, 100), (4, 366, 184, 50), (6, 367, 184, 50)', 'a day more than the limit is found');
select is((select amount from found where subject = 2), 5000000::bigint, 'all that was granted is in question');
select is((select count(*)::int from found where subject = 7), 0, 'without an extension nothing is');
select is_read_on('extension_share_short', '2018-01-01', '101', '2'), is_read_on('extension_share_long', '2018-01-01', '51', '4');
select is_read_on('short_term_months', '2018-01-01', '13', '4');
