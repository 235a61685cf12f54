-- From day $1 on nothing holds but what was said before it: a version with K $2 for each key and day that has one.  What
-- the files that stay say is told anew on top of it.
with touched as materialized (
       select distinct on (version.account, version.from_date) version.*
         from store.fund_account_version as version
        where version.from_date >= $1::date
        order by version.account, version.from_date, version.known desc),
     before as materialized (
       select distinct on (version.account) version.*
         from store.fund_account_version as version
        where version.from_date < $1::date and version.account in (select touched.account from touched)
        order by version.account, version.from_date desc, version.known desc)
insert into store.fund_account_version
select before.account, touched.from_date, $2::bigint, before.gone,
       before.file, before.line, before.row_hash, before.county_code, before.bank_code, before.account_no,
       before.balance, before.multiple, before.deposit_tenor, before.deposit_rate, before.opened_on,
       before.agreement_no, before.pledged
  from touched
  join before on before.account = touched.account
union all
select touched.account, touched.from_date, $2::bigint, true,
       touched.file, touched.line, touched.row_hash, touched.county_code, touched.bank_code, touched.account_no,
       touched.balance, touched.multiple, touched.deposit_tenor, touched.deposit_rate, touched.opened_on,
       touched.agreement_no, touched.pledged
  from touched
 where not exists (select from before where before.account = touched.account)
