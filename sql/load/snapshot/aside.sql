-- A withdrawal: what is said from day $1 on is set aside, until the files that stay have been told anew.
select store.set_aside(:'kept', $1::date)
