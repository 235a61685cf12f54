-- DTY-07: a plan lower than one before.
create function planned(y int, bank text, day date, sum bigint) returns void language sql as $$
  insert into plan_past values (y, 532301, bank, day, sum, 4, 2);
  insert into plan values (y, 532301, bank, sum, null, 4, 3) on conflict (year, county, bank_code) do update set amount = excluded.amount $$;
select planned(2018, 'NX301', '2018-01-31', 1000), planned(2018, 'NX301', '2018-02-28', 1200), planned(2018, 'NX301', '2018-03-31', 1199);
select planned(2018, 'AB301', '2018-01-31', 1000), planned(2018, 'AB301', '2018-02-28', 900), planned(2018, 'AB301', '2018-03-31', 1000);
select planned(2017, 'XX301', '2017-01-31', 1000), planned(2018, 'XX301', '2018-01-31', 500);
select planned(2017, 'NX301', '2017-01-31', 1000), planned(2017, 'NX301', '2017-06-30', 900);  -- the year before, too: the last year is told
select run_rule();
select results_eq('select subject, year, highest - plan, highest_on from found', $$values ('532301/NX301', '2018', 1::bigint, '2018-02-28'::date)$$,
                  'below its highest; back at it, or another year, is none');
select results_eq('select sources from found', $$values (array['4:3', '4:2'])$$, 'both rows show it');
