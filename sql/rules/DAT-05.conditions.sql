-- What DAT-05 asks of note $1.
select told.*
  from note
  cross join lateral (values
    (1, '最新台账不再报送此借据', coalesce('自' || note.vanished_on || '起不报', '仍在报送'), '不再报送', note.vanished_on is not null, '仍在报送'),
    (2, '最后的状态未了结', note.status, '结清、核销、代偿以外', note.status not in ('结清', '核销', '代偿'), '已了结'))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
