-- A person's name as a sentence may tell it, where a rule's fact may as well be a firm's: 李*华, 李*; as base/name.h masks.
create function tool.mask_name(name text) returns text language sql immutable parallel safe
as $$ select left(name, 1) || repeat('*', greatest(length(name) - 2, least(length(name), 2) - 1))
             || case when length(name) >= 3 then right(name, 1) else '' end $$;
