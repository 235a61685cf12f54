-- What the rows of the sheets are called: the prefecture, its counties and townships, and the banks, in the order of print.
select place.scope, place.code, place.name, place.parent
  from (select 1 as ordinal, division.level as scope, division.code::text as code, division.name,
               coalesce(division.parent::text, '') as parent, division.code as rank
          from division
         where division.level in ('prefecture', 'county', 'township')
         union all
        select 2, 'bank', bank.bank_code, bank.name, '', bank.ordinal
          from bank) as place
 order by place.ordinal, place.scope collate "C", place.rank, place.code collate "C";
