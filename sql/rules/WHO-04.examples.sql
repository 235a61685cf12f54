-- WHO-04: numbers with a fault; another dress of a right number is none.
select add_note(1, '{"id_fault": 5}');
select add_note(2, '{"id_fault": 4, "tier": 4}');
select add_note(3, '{"id_fault": 2, "tier": 0, "person": null}');
select add_note(4, '{"id_fault": 0, "id_form": 1}');
select add_note(5, '{"id_fault": 0, "id_form": 2}');
select add_note(6, '{"id_fault": null}');
select add_note(7, '{"id_fault": 3, "tier": 0, "person": null, "balance": 1}');
select run_rule();
select results_eq('select subject, fault from found order by subject',
                  $$values (1::bigint, '校验码不符'), (2, '出生日期不存在'), (3, '位数不对'), (7, '含有不应有的字符')$$,
                  'numbers with a fault are found, whoever was found for them');
select is((select amount from found where subject = 7), 5000000::bigint, 'all that was granted is in question');
