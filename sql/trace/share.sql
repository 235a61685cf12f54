-- Reports, and whoever looks, may read what was traced.
grant select on trace_start, trace_edge, trace_end, trace_visit, repayment to fupin_reports, fupin_reader
