-- rule:      RSK-04
-- title:     不良率达3%
-- basis:     楚贫发〔2017〕71号 四(二)
-- severity:  medium
-- subject:   county_bank
-- scope:     county_bank
-- material:  npl_start_percent
-- finding:   {county}{bank}贷款余额{balance}元，其中不良贷款{npl}元，不良率{ratio}%，达到{npl_start_percent}%，可启动风险补偿程序
select sums.county || '/' || sums.bank_code   as subject,
       coalesce(division.name, sums.county::text) as county,
       coalesce(bank.name, sums.bank_code)    as bank,
       sums.balance, sums.npl,
       round(sums.npl * 100.0 / sums.balance, 2) as ratio,
       start.value::numeric                   as npl_start_percent,
       sums.notes
  from (select note.county, note.bank_code, sum(note.balance)::bigint as balance,
               sum(note.balance) filter (where note.grade in ('FQ03', 'FQ04', 'FQ05'))::bigint as npl,
               array_agg(note.id order by note.id) filter (where note.grade in ('FQ03', 'FQ04', 'FQ05')) as notes
          from scope_note as note
         where note.is_open
         group by note.county, note.bank_code) as sums
  join clock on true
  join param_on('npl_start_percent', clock.day) as start on true
  left join division on division.code = sums.county
  left join bank on bank.bank_code = sums.bank_code
 where sums.npl::numeric * 100 >= sums.balance::numeric * start.value::numeric;
