-- A version "gone" on day $1 with K $2 for each key of the extents $4 that file $3 no longer has.  A key whose row was
-- refused is not gone; extents where a refused row's key could not be read are not among $4.
with leaver as materialized ( -- narrow, for what is looked through is large
       select version.account, version.from_date, version.known
         from store.fund_account_version as version
        where version.from_date <= $1::date and version.known < $2::bigint and not version.gone
          and (version.county_code || '/' || version.bank_code) = any($4::text[])
          and not exists (select from store.fund_account_version as later
                           where later.account = version.account and later.from_date <= $1::date and later.known < $2::bigint
                             and (later.from_date, later.known) > (version.from_date, version.known))
          and not exists (select from stage.fund_account as staged where staged.account = version.account)
          and not exists (select from archive.reject as reject where reject.file = $3::int and reject.key = version.account))
insert into store.fund_account_version
select version.account, $1::date, $2::bigint, true, version.file, version.line, version.row_hash, version.county_code,
       version.bank_code, version.account_no, version.balance, version.multiple, version.deposit_tenor,
       version.deposit_rate, version.opened_on, version.agreement_no, version.pledged
  from leaver
  join store.fund_account_version as version
    on version.account = leaver.account and version.from_date = leaver.from_date and version.known = leaver.known
