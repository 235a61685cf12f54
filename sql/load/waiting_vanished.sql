-- Waiting files that are no longer among the names $1: whoever put them there has taken them away.
update archive.file
   set verdict = 'withdrawn', reason = '文件未及收录即已不在收件夹'
 where verdict = 'waiting' and name <> all ($1::text[])
