-- What rule $1 said goes: it will be asked again.
delete from found where rule_id = $1::text
