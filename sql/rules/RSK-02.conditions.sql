-- What RSK-02 asks of note $1.
select told.*
  from note
  cross join lateral (values
    (1, '贷款未结清且有余额', note.status || '，余额' || yuan(note.balance), '未结清且余额大于0', note.is_open, '已结清或无余额'),
    (2, '五级分类为不良', grade_word(note.grade), '次级、可疑或损失', note.grade in ('FQ03', 'FQ04', 'FQ05', '次级', '可疑', '损失'),
     '分类为正常或关注'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
