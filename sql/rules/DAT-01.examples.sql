-- DAT-01: overdue this month, or of an earlier month and still missing.
insert into expected (feed, sender, month, due_on, accepted_on, overdue)
values ('loan', 'NX301', '2018-03-01', '2018-04-05', null, true),          -- missing
       ('loan', 'AB301', '2018-03-01', '2018-04-05', '2018-04-06', true),  -- late
       ('roster', 'FPB', '2018-03-01', '2018-04-05', null, false),         -- awaited, not yet due
       ('survey', 'FPB', '2018-02-01', '2018-03-05', null, true),          -- still missing
       ('filing', 'NX301', '2018-02-01', '2018-03-05', '2018-03-08', true),-- came late: last month's business
       ('plan', 'FPB', '2018-03-01', '2018-03-31', '2018-03-31', false);
insert into expected (feed, sender, month, due_on, accepted_on, overdue) values ('loan', 'NX301', '2018-04-01', '2018-05-05', null, true);  -- of a month after D: no word of it
select run_rule();
select results_eq('select subject from found order by subject',
                  $$values ('loan/AB301/2018-03'), ('loan/NX301/2018-03'), ('survey/FPB/2018-02')$$, 'late and missing feeds are found');
select results_eq('select sender, month, feed, outcome from found where subject = ''survey/FPB/2018-02''',
                  $$values ('FPB', '2018年2月', '需求调查与评级授信', '至今未收到可入库的文件')$$, 'whoever sends it');
select results_eq('select sender, month, feed, outcome from found where subject = ''loan/AB301/2018-03''',
                  $$values ('农行', '2018年3月', '贷款台账', '迟至2018年4月6日才收到')$$, 'it is told in words');
