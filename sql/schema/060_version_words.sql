-- What the statements of load/snapshot ask of a version, whatever its feed: for which part of a snapshot it speaks
-- (extent_of), by which values its key is told (natural_key), and the same again on another day (retold).  A feed that comes
-- new brings the first two with its tables.
create function store.extent_of(version store.note_version) returns text language sql stable as $$ select version.bank_code $$;
create function store.natural_key(version store.note_version) returns text language sql stable as $$
  select row(version.bank_code, version.note_no)::text $$;

create function store.extent_of(version store.person_version) returns text language sql stable as $$ select version.county::text $$;
create function store.natural_key(version store.person_version) returns text language sql stable as $$ select version.person_no $$;

create function store.extent_of(version store.compensation_version) returns text language sql stable as $$
  select version.county_code::text $$;
create function store.natural_key(version store.compensation_version) returns text language sql stable as $$
  select version.case_no $$;

create function store.extent_of(version store.duty_version) returns text language sql stable as $$
  select (version.township / 1000)::text $$;
create function store.natural_key(version store.duty_version) returns text language sql stable as $$ select version.township::text $$;

create function store.extent_of(version store.filing_version) returns text language sql stable as $$
  select version.bank_code || '/' || version.county_code || '/' || version.month $$;
create function store.natural_key(version store.filing_version) returns text language sql stable as $$
  select row(version.month, version.county_code, version.bank_code)::text $$;

create function store.extent_of(version store.fund_account_version) returns text language sql stable as $$
  select version.county_code || '/' || version.bank_code $$;
create function store.natural_key(version store.fund_account_version) returns text language sql stable as $$
  select row(version.bank_code, version.account_no)::text $$;

create function store.extent_of(version store.npl_target_version) returns text language sql stable as $$ select version.year::text $$;
create function store.natural_key(version store.npl_target_version) returns text language sql stable as $$
  select row(version.year, version.bank_code)::text $$;

create function store.extent_of(version store.plan_version) returns text language sql stable as $$ select version.year::text $$;
create function store.natural_key(version store.plan_version) returns text language sql stable as $$
  select row(version.year, version.county, version.bank_code)::text $$;

create function store.extent_of(version store.survey_version) returns text language sql stable as $$ select '*' $$;
create function store.natural_key(version store.survey_version) returns text language sql stable as $$
  select version.household_no $$;

create function store.extent_of(version store.watchlist_version) returns text language sql stable as $$ select version.list $$;
create function store.natural_key(version store.watchlist_version) returns text language sql stable as $$
  select row(version.list, version.name, version.id_no, version.account_no)::text $$;

-- A record of a version table as it is, but for its day, its K and whether the key is gone.
create function store.retold(version anyelement, day date, known bigint, gone boolean) returns anyelement language sql stable as $$
  select jsonb_populate_record(version, jsonb_build_object('from_date', day, 'known', known, 'gone', gone)) $$;
