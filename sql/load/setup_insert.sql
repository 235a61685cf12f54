-- From K $1 on the setup with fingerprint $2 is in force.
insert into archive.setup (known, conf_sha256, program) values ($1::bigint, $2::text, $3::text)
