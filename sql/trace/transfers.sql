-- Over how many transfers money is traced.
select transfers.value::int from clock join param_on('trace_transfers', clock.day) as transfers on true
