-- A tiny world, empty but for policy, and functions that add to it what an example names and guess the rest.  Run in a world's
-- own schema, after the scripts that make its tables (examples/open.sql).
insert into clock (one, day, month, known, first_roster_day, whole)
values (1, '2018-03-31', '2018-03-01', 1, '2017-12-31', true);
insert into param (name, valid_from, valid_to, value)
values ('max_household_amount', '1900-01-01', 'infinity', '5000000'),
       ('max_term_months', '1900-01-01', 'infinity', '36'),
       ('rate_tolerance', '1900-01-01', 'infinity', '0.005'),
       ('lpr_from', '1900-01-01', 'infinity', '2020-01-01'),
       ('renewal_grace_days', '1900-01-01', 'infinity', '3'),
       ('misgraded_days', '1900-01-01', 'infinity', '90'),
       ('plan_lag_points', '1900-01-01', 'infinity', '10'),
       ('ended_status', '1900-01-01', 'infinity', '已脱贫不再享受政策'),
       ('adult_years', '1900-01-01', 'infinity', '18'),
       ('shared_phone_households', '1900-01-01', 'infinity', '3'),
       ('shared_account_households', '1900-01-01', 'infinity', '2'),
       ('public_pay_list', '1900-01-01', 'infinity', '财政供养人员'),
       ('split_days', '1900-01-01', 'infinity', '180'),
       ('renewal_last_day', '1900-01-01', 'infinity', '2020-12-31'),
       ('short_term_months', '1900-01-01', 'infinity', '12'),
       ('extension_share_short', '1900-01-01', 'infinity', '100'),
       ('extension_share_long', '1900-01-01', 'infinity', '50'),
       ('subsidy_tolerance', '1900-01-01', 'infinity', '100'),
       ('due_soon_months', '1900-01-01', 'infinity', '3'),
       ('npl_start_percent', '1900-01-01', 'infinity', '3'),
       ('npl_tolerance_points', '1900-01-01', 'infinity', '2'),
       ('fund_ratio', '1900-01-01', 'infinity', '10'),
       ('fund_due_on', '1900-01-01', 'infinity', '2018-06-30'),
       ('fund_idle_months', '1900-01-01', 'infinity', '12'),
       ('fund_close_months', '1900-01-01', 'infinity', '24'),
       ('fund_rate_factor', '1900-01-01', 'infinity', '1.10'),
       ('fund_rate_tolerance', '1900-01-01', 'infinity', '0.0005'),
       ('fund_share_percent', '1900-01-01', 'infinity', '80'),
       ('share_tolerance', '1900-01-01', 'infinity', '1'),
       ('fund_match_days', '1900-01-01', 'infinity', '3'),
       ('fund_interest_percent', '1900-01-01', 'infinity', '90'),
       ('filing_tolerance', '1900-01-01', 'infinity', '1'),
       ('swing_percent', '1900-01-01', 'infinity', '30'),
       ('swing_mad', '1900-01-01', 'infinity', '3'),
       ('swing_months', '1900-01-01', 'infinity', '12'),
       ('swing_months_least', '1900-01-01', 'infinity', '6'),
       ('trace_days', '1900-01-01', 'infinity', '90'),
       ('transfer_days', '1900-01-01', 'infinity', '30'),
       ('sink_percent', '1900-01-01', 'infinity', '80'),
       ('sink_households', '1900-01-01', 'infinity', '5'),
       ('sink_households_least', '1900-01-01', 'infinity', '3'),
       ('sink_repays_percent', '1900-01-01', 'infinity', '50'),
       ('payer_percent', '1900-01-01', 'infinity', '50'),
       ('payer_households', '1900-01-01', 'infinity', '3'),
       ('relend_days', '1900-01-01', 'infinity', '7'),
       ('relend_percent', '1900-01-01', 'infinity', '80'),
       ('relend_payments', '1900-01-01', 'infinity', '3'),
       ('relend_tolerance_percent', '1900-01-01', 'infinity', '10'),
       ('dividend_borrowers', '1900-01-01', 'infinity', '3'),
       ('dividend_days', '1900-01-01', 'infinity', '2'),
       ('dividend_months', '1900-01-01', 'infinity', '12'),
       ('dividend_percent_least', '1900-01-01', 'infinity', '4'),
       ('dividend_percent_most', '1900-01-01', 'infinity', '12'),
       ('trade_days', '1900-01-01', 'infinity', '60'),
       ('trade_percent', '1900-01-01', 'infinity', '30'),
       ('repay_loan_days', '1900-01-01', 'infinity', '3'),
       ('repay_loan_percent', '1900-01-01', 'infinity', '50'),
       ('wealth_days', '1900-01-01', 'infinity', '30'),
       ('wealth_percent', '1900-01-01', 'infinity', '50'),
       ('idle_days', '1900-01-01', 'infinity', '90'),
       ('idle_percent', '1900-01-01', 'infinity', '80'),
       ('agent_days', '1900-01-01', 'infinity', '10'),
       ('agent_households', '1900-01-01', 'infinity', '3'),
       ('month_end_days', '1900-01-01', 'infinity', '3'),
       ('month_end_until', '1900-01-01', 'infinity', '5'),
       ('month_end_percent', '1900-01-01', 'infinity', '80');
insert into bank (bank_code, name, ordinal) values ('NX301', '农信社', 1), ('AB301', '农行', 2);
insert into division (code, parent, level, name)
values (532301, null, 'county', '楚雄市'), (532301100, 532301, 'township', '东瓜镇');
insert into ledger_date (bank_code, day, previous)
values ('NX301', '2018-01-31', null), ('NX301', '2018-02-28', '2018-01-31'), ('NX301', '2018-03-31', '2018-02-28');

-- A resolved note: of household 1 and person 11, granted 2018-03-10, three years, open; `differs` says what is otherwise.
create function add_note(number bigint, differs jsonb default '{}') returns void language sql as $$
  insert into note
  select (jsonb_populate_record(
            jsonb_populate_record(null::note, jsonb_build_object(
              'household', 1, 'id', number, 'subject', 'NX301/J' || number, 'tier', 1, 'person', 11,
              'member_household', 1, 'identified_on', '2014-01-01', 'member_on_grant', true, 'id_rejected', false,
              'household_no', 'H1', 'roster_name', '李大华', 'county', 532301, 'township', 532301100, 'is_open', true,
              'effective_due_on', coalesce(differs ->> 'extended_due_on', differs ->> 'due_on', '2021-03-10'),
              'settled_on', case when differs ->> 'status' in ('结清', '核销', '代偿') then coalesce(differs ->> 'closed_on', '2018-03-31') end,
              'reported', coalesce(differs ->> 'reported_on', '2018-03-31') = '2018-03-31', 'reported_on', '2018-03-31', 'file', 1, 'line', number + 1, 'amount', 5000000, 'balance', 5000000,
              'disbursed_on', '2018-03-10', 'due_on', '2021-03-10', 'rate', 4.75, 'id_form', 0, 'id_fault', 0,
              'bank_code', 'NX301', 'note_no', 'J' || number, 'borrower_name', '李大华', 'id_no', '532301198001011234',
              'id18', '532301198001011234', 'guarantee', 'D', 'purpose', '养牛', 'grant_type', '新增',
              'grade', 'FQ01', 'status', '正常')),
            differs)).* $$;

-- A person of the roster since for ever, in household `number` / 10.
create function add_person(number bigint, name text, id18 text, differs jsonb default '{}') returns void language sql as $$
  insert into eventful_person
  select (jsonb_populate_record(
            jsonb_populate_record(null::person, jsonb_build_object(
              'household', number / 10, 'person', number, 'from_day', '-infinity', 'to_day', 'infinity',
              'identified_on', '2014-01-01', 'reported', true, 'county', 532301, 'township', 532301100,
              'first_ident_on', '2014-01-01', 'id18', id18, 'id_form', 0, 'name', name, 'exit_status', '未脱贫',
              'household_no', 'H' || number / 10, 'person_no', 'P' || number, 'file', 2, 'line', number)),
            differs)).* $$;

-- What the roster says of the bearers of all notes (where an example tells none, by the note's number), in the shape in which
-- resolving keeps it (resolve/22_bearer.sql).
create function add_bearer_spans() returns void language sql as $$
  insert into bearer_span (bearer, person, household, from_day, to_day, name, name_folded, identified_on, left_why, exit_status, county,
                           file, line)
  select borrower.bearer, person.person, span.household, span.from_day, span.to_day, person.name, person.name_folded, person.identified_on,
         span.left_why, span.exit_status, person.county, person.file, person.line
    from (select distinct coalesce(note.bearer, note.id18) as bearer from note) as borrower
    join person on person.id18 = borrower.bearer
    join (select person.household, person.person, person.from_day, person.to_day, person.left_why, person.exit_status from person
          union all
          table person_past) as span on span.person = person.person $$;

-- A row of the ledger of 2018-03-31, and its one state; the same guesses as add_note().
create function add_loan(number bigint, name text, id18 text, differs jsonb default '{}') returns void language sql as $$
  insert into ledger
  select (jsonb_populate_record(
            jsonb_populate_record(null::ledger, jsonb_build_object(
              'note', number, 'counts', true, 'reported', coalesce(differs ->> 'reported_on', '2018-03-31') = '2018-03-31', 'reported_on', '2018-03-31', 'township', 532301100, 'file', 1,
              'line', number + 1, 'amount', 5000000, 'balance', 5000000, 'disbursed_on', '2018-03-10',
              'due_on', '2021-03-10', 'rate', 4.75, 'id_form', 0, 'id_fault', 0, 'bank_code', 'NX301',
              'note_no', 'J' || number, 'borrower_name', name, 'name_folded', name, 'id_no', id18, 'id18', id18,
              'guarantee', 'D', 'purpose', '养牛', 'grant_type', '新增', 'grade', 'FQ01', 'status', '正常')),
            differs)).* $$;

-- A state of a note from the ledger of `day` on.
create function add_state(number bigint, day date, owes bigint, stands text default '正常', closed date default null)
returns void language sql as $$
  insert into ledger_past (note, from_day, to_day, previous_day, balance, status, grade, closed_on, gone, amount)
  select number, day, 'infinity', ledger_date.previous, owes, stands, 'FQ01', closed, false, 5000000
    from (select) as one
    left join ledger_date on ledger_date.bank_code = 'NX301' and ledger_date.day = add_state.day $$;

-- The note `number` of its own household and borrower, paid into account A`number` on 2018-03-01, as a posting told.
create function add_traced_note(number bigint, differs jsonb default '{}') returns void language sql as $$
  select add_note(number, jsonb_build_object('household', number, 'member_household', number, 'id18', 'ID' || number,
                                             'disbursed_on', '2018-03-01') || differs);
  insert into trace_start (note, posting, account_no, amount, day, until_day, reported, ids, names)
  select note.id, note.id, 'A' || note.id, note.amount, note.disbursed_on, note.disbursed_on + 90, true, '', ''
    from note where note.id = number $$;

-- 50,000.00 of a note on their way: since 2018-03-02 with a person of whom nothing is told.
create function add_edge(number bigint, step bigint, differs jsonb default '{}') returns void language sql as $$
  insert into trace_edge
  select (jsonb_populate_record(
            jsonb_populate_record(null::trace_edge, jsonb_build_object(
              'note', number, 'edge', step, 'posting', step, 'day', '2018-03-02', 'hop', 1, 'amount', 5000000,
              'from_account', 'A' || number, 'to_account', 'B', 'kind', 'outside', 'name', '赵外人',
              'name_folded', coalesce(differs ->> 'name', '赵外人'))),
            differs)).* $$;

-- 500.00 out of account A to account B.
insert into posting_file (file) values (1);
create function add_posting(number bigint, differs jsonb default '{}') returns void language sql as $$
  insert into store.account_txn
  select (jsonb_populate_record(
            jsonb_populate_record(null::store.account_txn, jsonb_build_object(
              'posting', number, 'known', 1, 'file', 1, 'line', number, 'row_hash', 0, 'bank_code', 'NX301', 'txn_no', 'T' || number,
              'txn_seq', 1, 'account_no', 'A', 'account_name', '李大华', 'txn_date', '2018-03-10', 'txn_time', '10:00:00',
              'txn_type', '转账', 'direction', '借', 'amount', 50000, 'counterparty_account', 'B', 'reversal_flag', '正常')),
            differs)).* $$;

-- 100.00 of a note's principal, repaid by a person outside.
create function add_repayment(number bigint, step bigint, differs jsonb default '{}') returns void language sql as $$
  insert into repayment
  select (jsonb_populate_record(
            jsonb_populate_record(null::repayment, jsonb_build_object(
              'note', number, 'posting', step, 'day', '2018-03-20', 'amount', 10000, 'account_no', 'P', 'name', '孙代还',
              'name_folded', coalesce(differs ->> 'name', '孙代还'), 'kind', 'person', 'file', 1, 'line', step)),
            differs)).* $$;
