select a, b, c, d, e, f from public.thing order by a
