-- The parameters, divisions, senders and layouts in force at K (here $1), as one hash; none where nothing was set up.
select setup.conf_sha256
  from archive.setup
 where setup.known <= $1::bigint
 order by setup.known desc
 limit 1;
