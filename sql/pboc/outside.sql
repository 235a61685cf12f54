-- The notes that enter no line of A3326: outstanding on the last day or granted this year, area $1 (a county, or the prefecture).
select outside.bank_code, outside.note_no, outside.county as county_code, outside.township as township_code,
       outside.disbursed_on::text as disbursed_on, outside.balance as balance_yuan, outside.granted as granted_year_yuan,
       outside.why_outside as reason
  from pboc_note as outside
 where outside.class is null and (outside.balance > 0 or outside.granted > 0)
   and (outside.county = $1::int or exists (select from division where division.code = $1::int and division.level = 'prefecture'))
 order by outside.bank_code collate "C", outside.note_no collate "C";
