-- What WHO-02 asks of note $1.
select told.*
  from note
  cross join lateral (values
    (1, '借款人在名单中', '认定层级T' || note.tier, 'T1至T5', note.tier > 0, '名单中未找到此人（见WHO-01）'),
    (2, '识别时间晚于放款日', note.identified_on::text, '晚于' || note.disbursed_on, note.identified_on > note.disbursed_on,
     days_apart(note.identified_on, note.disbursed_on)))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
