-- Whether rules were evaluated in this world before.
select (to_regclass('rule_due') is not null)::int
