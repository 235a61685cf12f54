-- What the examples just run promised, in their order.
select promise.says, promise.kept, promise.got, promise.wanted
  from promise
 order by promise.place;
