-- What has been told anew from day $1 on becomes the word of K $2, where it is another.
select store.settle_redo(:'kept', $1::date, $2::bigint)
