-- What run $3 records on day $2 about flag $4, with K $1.
insert into archive.case_decision (known, day, run, flag_id, kind, finding, measure, recovered, done_on, answered_by, remark, facts)
values ($1::bigint, $2::date, $3::bigint, $4::text, $5::text, $6::text, $7::text, $8::bigint, $9::date, $10::text, $11::text, $12::text)
