-- What USE-01 asks of note $1.
select 1 as place, '用途文字含有禁止用途的词（例外除外，最长者优先）' as condition, coalesce(note.purpose, '未填') as value,
       coalesce('含“' || verdict.word || '”，属' || verdict.category, '词表中的禁止用途') as threshold, verdict.purpose is not null as holds,
       '没有这样的词；fupin purpose 可逐词说明' as gap
  from note
  left join purpose_verdict as verdict on verdict.purpose = note.purpose
 where note.id = $1;
