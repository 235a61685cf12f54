-- The fingerprint of the setup in force.
select setup.conf_sha256, setup.known from archive.setup as setup order by setup.known desc limit 1
