-- For the rest of this transaction $1 is the world that unqualified names mean.
select pg_catalog.set_config('search_path', pg_catalog.quote_ident($1::text) || ', tool, pg_catalog', true);
