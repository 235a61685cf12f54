-- DAT-06: households with a balance from month to month: far from nothing, and far from what is usual.
-- a bank of whose ledgers from 2017-05 on these numbers of households are told
create function months(bank text, variadic counts int[]) returns void language sql as $$
  insert into bank_month
  select 532301, bank, tool.month_end(tool.add_months('2017-05-31', n::int - 1)), count, count, 0, count, 0, 0, true, 0
    from unnest(counts) with ordinality as told (count, n) where count is not null $$;
select months('A', 100, 101, 100, 102, 100, 101, 100, 140);                        -- +40 % after six quiet rates
select months('B', 100, 101, 100, 102, 100, 101, 100, 130);                        -- just 30 %
select months('C', 100, 101, 100, 102, 100, 100, 140);                             -- five rates are too few
select months('D', 100, 150, 100, 160, 100, 150, 100, 140);                        -- always so
select months('E', 100, 101, 100, 102, 100, 101, 100, 60, 61);                     -- a fall, a month ago
select months('F', 100, 101, 100, 102, 100, 101, 100, null, 200);                  -- a ledger is missing between
select run_rule();
select results_eq('select subject, of_month, before, after from found order by subject',
                  $$values ('532301/A', '2017年12月', 100, 140), ('532301/E', '2017年12月', 100, 60)$$, 'wide and unusual; a month over is over, and stays found');
select results_eq('select rate, months from found where subject = ''532301/A''', 'values (40.00, 6)', 'with the rate and how many months it is held against');
select is_read_on('swing_percent', '2017-12-31', '40', '532301/A'), is_read_on('swing_mad', '2017-12-31', '50', '532301/A');
select is_read_on('swing_months_least', '2017-12-31', '7', '532301/A'), is_read_on('swing_months', '2017-12-31', '5', '532301/A');
-- the middle is one, and not the mean: of 0, 0, 0, 0, 0, +67 %, and of the distances from it
select months('H', 300, 500, 500, 500, 500, 500, 500, 655);                         -- +31 %
select months('I', 1250000, 1500000, 1200000, 1440000, 1152000, 1382400, 1105920, 1769472);  -- three times +20 and -20 %, then +60 %: just three times the usual
select months('J', 100000000, 102000000, 99960000, 109956000, 76969200, 107756880, 64654128, 96981192);  -- distances 2, 2, 10, 30, 40, 40: 20; +50 %
select months('K', 100000000, 60000000, 84000000, 58800000, 76440000, 61152000, 73382400, 73382400, 135757440);  -- of seven 30; +85 %
select months('L', 100, 101, 100, 102, 100, 101, 100, 140, 141, 140, 200);           -- twice: the later month is told
select months('M', 0, 100, 101, 100, 102, 100, 101, 100, 140);                       -- from nothing there is no rate
select run_rule();
select results_eq('select subject, of_month from found where right(subject, 1) between ''H'' and ''Z'' order by subject',
                  $$values ('532301/H', '2017年12月'), ('532301/L', '2018年3月'), ('532301/M', '2018年1月')$$, 'further than three times the middle distance from the middle');
-- only so many months before count
update param set value = '6' where name = 'swing_months';
select months('N', 100, 200, 100, 200, 100, 200, 100, 200, 201, 200, 202, 200, 201, 200, 280);
select run_rule();
select results_eq('select months from found where subject = ''532301/N''', 'values (6)', 'what was long before is not asked');
update param set value = '12' where name = 'swing_months';
-- a bank that swings by a tenth every month
select months('G', 1000, 1120, 1000, 1120, 1000, 1120, 1000, 1320);                -- +32 %, the others 12 up and 11 down
select run_rule();
select results_eq('select median from found where subject = ''532301/A''', $$values (0.00)$$, 'the middle of an even count is the mean of two');
select is_empty('select from found where subject = ''532301/G''', 'within three times the usual distance is none');
