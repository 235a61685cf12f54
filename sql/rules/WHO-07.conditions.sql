-- What WHO-07 asks of note $1: of the number that it was granted under.
with
asked as (
  select note.id18 from note where note.id = $1
),
named as (
  select distinct ledger.name_folded as name
    from ledger
    join asked on asked.id18 = ledger.id18
   where ledger.counts
     and ledger.id_fault in (0, 5)
),
-- the bearer's name, and those that 姓名更正 replaced
own as (
  select coalesce(person.name_folded, person.name) as name
    from person
    join asked on asked.id18 = person.id18
  union
  select person_alias.alias
    from person
    join asked on asked.id18 = person.id18
    join person_alias on person_alias.person = person.person and person_alias.kind = 'name'
),
judged as (
  select named.name, bool_or(coalesce(name_agrees(own.name, named.name), false)) as is_own
    from named
    left join own on true
   group by named.name
),
counted as (
  select (select count(*) from judged) as names,
         (select count(*)
            from judged as one
            join judged as other on other.name > one.name
           where not name_agrees(one.name, other.name) and not (one.is_own and other.is_own)) as pairs
)
select 1 as place, '同一证件号码在各机构台账中有互不相符的姓名' as condition,
       counted.names || '种写法，其中不相符的' || counted.pairs || '对' as value, '至少1对（异写、曾用名不算）' as threshold,
       counted.pairs > 0 as holds, case when counted.names = 0 then '号码无法辨认，不作比对' else '姓名一致，或为异写、曾用名' end as gap
  from asked
  cross join counted;
