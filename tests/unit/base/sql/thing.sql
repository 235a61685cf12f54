drop table if exists public.thing; create table public.thing (a bigint primary key, b int, c smallint, d boolean, e date, f text not null)
