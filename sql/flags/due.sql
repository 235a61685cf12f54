-- What rule $1 says has to become findings.
insert into rule_due (rule_id) values ($1::text) on conflict do nothing
