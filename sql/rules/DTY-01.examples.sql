-- DTY-01: a township for which the table names no bank at D (2018-03-31).
insert into division values (532301101, 532301, 'township', '鹿城镇'), (532301102, 532301, 'township', '子午镇'), (532301103, 532301, 'township', '苍岭镇'),
                            (532322, null, 'county', '双柏县'), (532322101, 532322, 'township', '妥甸镇');
insert into duty values (532301100, '2018-01-01', 'infinity', 'NX301', 4, 1), (532301101, '2018-01-01', '2018-03-31', 'NX301', 4, 2),
                        (532301102, '2018-04-01', 'infinity', 'NX301', 4, 3);
insert into division values (532301104, 532301, 'township', '东华镇'), (532301100201, 532301100, 'village', '某村');
insert into duty values (532301104, '2018-03-31', 'infinity', 'NX301', 4, 4);                                       -- from today on
select run_rule();
select results_eq('select subject from found order by subject', $$values ('532301101'), ('532301102'), ('532301103')$$,
                  'ended, not yet begun, never named; of a county without a table nothing is known');
select results_eq('select county, township from found where subject = ''532301103''', $$values ('楚雄市', '苍岭镇')$$, 'by name');
