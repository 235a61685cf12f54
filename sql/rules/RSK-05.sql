-- rule:      RSK-05
-- title:     不良率超容忍度
-- basis:     楚贫发〔2017〕71号 五(一); 银监发〔2017〕42号 三
-- severity:  medium
-- subject:   bank
-- scope:     bank
-- material:  year, target
-- finding:   {bank}扶贫小额信贷余额{balance}元，不良贷款{npl}元，不良率{ratio}%，高于其{year}年各项贷款不良率目标{target}%加{npl_tolerance_points}个百分点
select sums.bank_code                         as subject,
       coalesce(bank.name, sums.bank_code)    as bank,
       npl_target.year::text                  as year,
       sums.balance, sums.npl,
       round(sums.npl * 100.0 / sums.balance, 2) as ratio,
       npl_target.target,
       tolerance.value::numeric               as npl_tolerance_points,
       array[npl_target.file || ':' || npl_target.line] as sources
  from (select note.bank_code, sum(note.balance)::bigint as balance,
               coalesce(sum(note.balance) filter (where note.grade in ('FQ03', 'FQ04', 'FQ05')), 0)::bigint as npl
          from scope_note as note
         where note.is_open
         group by note.bank_code) as sums
  join clock on true
  join npl_target on npl_target.bank_code = sums.bank_code and npl_target.year = extract(year from clock.month)
  join param_on('npl_tolerance_points', clock.day) as tolerance on true
  left join bank on bank.bank_code = sums.bank_code
 where sums.npl::numeric * 100 > sums.balance::numeric * (npl_target.target + tolerance.value::numeric);
