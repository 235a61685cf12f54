copy public.thing from stdin (format binary)
