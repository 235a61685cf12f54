-- What rule $1 said rests on $2 now; null: on nothing that could be held against later.
insert into rule_rests (rule_id, basis)
values ($1::text, coalesce($2::text, ''))
on conflict (rule_id) do update set basis = excluded.basis
