-- What TRM-04 asks of note $1.
select 1 as place, '担保方式不是信用' as condition, guarantee_word(note.guarantee) as value, '信用以外的方式' as threshold,
       note.guarantee not in ('D', '信用') as holds, '担保方式为信用' as gap
  from note
 where note.id = $1;
