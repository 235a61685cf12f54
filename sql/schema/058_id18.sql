-- An identity number as a posting or a list writes it, normalised as base/id_number.h does: fifteen digits become eighteen, of a
-- disability card the first eighteen stay.  Loading has undressed it (half width, upper case, no spaces) already; a number
-- with a fault keeps its text.
create function tool.id18(id_no text) returns text language sql immutable parallel safe
as $$ select case
        when length(id_no) = 15 and id_no ~ '^\d{8}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}$'
        then substr(id_no, 1, 6) || '19' || substr(id_no, 7)
             || substr('10X98765432',
                       1 + (substr(id_no, 1, 1)::int * 7 + substr(id_no, 2, 1)::int * 9 + substr(id_no, 3, 1)::int * 10
                            + substr(id_no, 4, 1)::int * 5 + substr(id_no, 5, 1)::int * 8 + substr(id_no, 6, 1)::int * 4
                            + 1 * 2 + 9 * 1 -- the century, 19
                            + substr(id_no, 7, 1)::int * 6 + substr(id_no, 8, 1)::int * 3 + substr(id_no, 9, 1)::int * 7
                            + substr(id_no, 10, 1)::int * 9 + substr(id_no, 11, 1)::int * 10 + substr(id_no, 12, 1)::int * 5
                            + substr(id_no, 13, 1)::int * 8 + substr(id_no, 14, 1)::int * 4 + substr(id_no, 15, 1)::int * 2) % 11, 1)
        when length(id_no) between 20 and 22 and id_no ~ '^\d{17}[\dX]' then substr(id_no, 1, 18)
        else id_no end $$;

-- A world made before holds numbers as they were written, and is made anew.
do $$
begin
  if exists (select from pg_namespace where nspname = 'world_now') then
    drop schema world_now cascade;
  end if;
end $$;
