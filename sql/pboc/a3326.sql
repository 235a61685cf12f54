-- A3326 of area $1 (a county, or the prefecture): the lines that this product touches, attribute 1 (balance on the last day) and 2
-- (granted since the year began).  Money in fen; a note, and a borrower, count once.
-- 34204 and what stands below it are a memorandum: no part of 34131.
with
fact as materialized (
  select pboc_note.* from pboc_note
   where pboc_note.class is not null
     and (pboc_note.county = $1::int or exists (select from division where division.code = $1::int and division.level = 'prefecture'))
),
measured as (
  select attribute.attribute, attribute.amount, fact.borrower, fact.use, fact.agricultural, fact.short,
         fact.security, fact.subsidised, fact.subsidised and fact.micro as micro,
         fact.class = 'poor' as poor, fact.class = 'lifted' as lifted, fact.use <> 'business' as consumed
    from fact
    cross join lateral (values (1, fact.balance), (2, fact.granted)) as attribute (attribute, amount)
   where attribute.amount > 0
),
money as (
  select measured.attribute, line.indicator, sum(measured.amount)::bigint as value
    from measured
    cross join lateral (values
      ('34131', poor), ('34133', poor), ('34134', poor),
      ('34135', poor and not consumed), ('34136', poor and not consumed and agricultural),
      ('34137', poor and consumed), ('34138', poor and use = 'housing'), ('34139', poor and use = 'study'),
      ('34156', poor), ('34157', poor and short), ('34158', poor and short),
      ('34159', poor and not short), ('34160', poor and not short),
      ('34167', poor), ('34168', poor and security = 'credit'), ('34169', poor and security = 'credit'),
      ('34170', poor and security = 'guarantor'), ('34171', poor and security = 'guarantor'),
      ('34172', poor and security = 'pledge'), ('34173', poor and security = 'pledge'),
      ('34181', poor and subsidised), ('34182', poor and subsidised), ('34183', poor and subsidised),
      ('34184', poor and micro),
      ('34204', lifted), ('34208', lifted and not consumed), ('34209', lifted and not consumed and agricultural),
      ('3420A', lifted and consumed), ('3420B', lifted and use = 'housing'), ('3420C', lifted and use = 'study'),
      ('34218', lifted and subsidised), ('34219', lifted and micro)) as line (indicator, holds)
   where line.holds
   group by measured.attribute, line.indicator
),
counted as (
  select measured.attribute,
         count(*) filter (where poor) as poor_notes, count(*) filter (where lifted) as lifted_notes,
         count(distinct measured.borrower) filter (where poor) as poor_persons,
         count(distinct measured.borrower) filter (where lifted) as lifted_persons
    from measured
   group by measured.attribute
)
select money.attribute, money.indicator, money.value
  from money
 where money.value <> 0
union all
select counted.attribute, line.indicator, line.value
  from counted
  cross join lateral (values
    ('34193', poor_notes), ('34194', poor_notes), ('34195', poor_notes), ('34199', poor_persons),
    ('34206', lifted_notes), ('34207', lifted_persons)) as line (indicator, value)
 where line.value <> 0
 order by attribute, indicator;
