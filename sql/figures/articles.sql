-- The articles that rules cite, each with its gist, as of K ($1).
select listed.cite, listed.gist
  from archive.setup_article as listed
 where listed.setup = archive.setup_at($1::bigint)
 order by listed.cite collate "C";
