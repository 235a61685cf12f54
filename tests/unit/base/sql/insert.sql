insert into public.thing values (1, 0, 0, true, null, $1)
