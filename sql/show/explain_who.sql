-- Whom flag $1 is about, and where that is.
select finding.subject_type, finding.subject_id, finding.household_no, county.name as county_name, township.name as township_name,
       village.name as village_name, bank.name as bank_name, yuan(finding.amount) as amount_text
  from finding
  left join division as county on county.code = finding.county
  left join division as township on township.code = finding.township
  left join division as village on village.code = finding.village
  left join bank on bank.bank_code = finding.bank_code
 where finding.flag_id = $1::text
 order by finding.flag_id;
