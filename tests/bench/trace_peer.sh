#!/bin/sh
# The tracer against recursive SQL (trace_peer.sql) in PostgreSQL and DuckDB, on postings that both can trace (trace_peer_files.py):
# every edge and every end equal, to the fen, before a time counts.  NOTES (6000) and POSTINGS (200000) make the data; RUNS times (3),
# medians.  The program's time is that of its step "trace" from nothing: finding disbursements and payers included.  Wants npm.
set -eu
runs=${RUNS:-3}
. tests/bench/common.sh
mkdir "$folder/peer"
(cd "$folder/peer" && npm init -y >/dev/null && npm install --silent @duckdb/node-api >/dev/null)
tests/bench/trace_peer_files.py "$folder/files" "${NOTES:-6000}" "${POSTINGS:-200000}"
start_home
mv "$folder"/files/* "$folder/home/inbox/"
find "$folder/home/inbox" -type f -exec touch -d '1 hour ago' {} +
fupin nightly --date 2019-06-01
step="select round(extract(epoch from ended_at - started_at)::numeric, 2) from archive.step where run = (select max(run) from archive.run) and step = 'trace'"
ask -c "$step" >>"$folder/ours"
for run in $(seq 2 "$runs"); do
    ask -c "delete from world_now.trace_state"
    fupin reconcile --date 2019-06-01
    ask -c "$step" >>"$folder/ours"
done

world='set search_path = world_now, tool, pg_catalog'
postings="select posting, day, coalesce(extract(epoch from txn_time::time)::int, 86400) as second_at, credit, amount,
                 case when txn_type in ('贷款还本', '贷款还息') then 2 when txn_type = '现金支取' or cash_flag = '现' then 1 else 0 end as use_of,
                 account_no, account_name, id_no, counterparty_account as other_no, counterparty_name as other_name, file, line from posting"
starts='select note, posting, amount, day, until_day, ids, names from trace_start'
terms="select list as kind, word as text from word where list in ('organisation_ending', 'internal_account')"
for table in posting:"$postings" start:"$starts" term:"$terms"; do
    ask -c "$world" -c "\\copy ($(echo "${table#*:}" | tr '\n' ' ')) to '$folder/peer/${table%%:*}.csv' (format csv, header, null '\\N')"
done
before='left join trace_edge as old on old.note = edge.note and old.edge = edge.before'
ask -c "$world" -c "\\copy (select edge.note, edge.hop, coalesce(old.posting, old.mate), edge.posting, edge.mate, edge.day, edge.amount, edge.from_account, edge.to_account, edge.kind from trace_edge as edge $before) to '$folder/peer/edge.ours' csv"
ask -c "$world" -c "\\copy (select ended.note, edge.hop, coalesce(old.posting, old.mate), coalesce(edge.posting, edge.mate), ended.kind, ended.day, ended.amount, edge.to_account from trace_end as ended join trace_edge as edge on edge.note = ended.note and edge.edge = ended.edge $before) to '$folder/peer/end.ours' csv"

for run in $(seq "$runs"); do
    {
        echo "$world, pg_temp; create temp table posting_in as $postings; create temp table start_in as $starts; create temp table term as $terms;"
        echo 'set search_path = pg_temp, pg_catalog; alter table posting_in rename to posting; alter table start_in rename to start; analyze;'
        echo "select clock_timestamp() as begun \\gset"
        cat tests/bench/trace_peer.sql
        echo "select round(extract(epoch from clock_timestamp() - :'begun')::numeric, 3);"
        [ "$run" -lt "$runs" ] || printf '\\copy found_edge to %s/peer/edge.postgres csv\n\\copy found_end to %s/peer/end.postgres csv\n' "$folder" "$folder"
    } >"$folder/run.sql"
    ask -v ON_ERROR_STOP=1 -f "$folder/run.sql" >>"$folder/postgres"
done
node tests/bench/trace_peer.mjs "$folder/peer" "$runs" >"$folder/duckdb"
for table in edge end; do
    for one in ours postgres duckdb; do
        LC_ALL=C sort -o "$folder/peer/$table.$one" "$folder/peer/$table.$one"
    done
    for one in postgres duckdb; do
        cmp "$folder/peer/$table.$one" "$folder/peer/$table.ours" && continue
        diff "$folder/peer/$table.ours" "$folder/peer/$table.$one" | head -6 >&2
        exit 1
    done
    echo "  ${table}s: $(wc -l <"$folder/peer/$table.ours")"
done
cut -d, -f2 "$folder/peer/edge.ours" | sort | uniq -c | awk '{ printf "  hop %s: %s edges\n", $2, $1 }'
echo "equal row by row; seconds, medians: the step trace $(median <"$folder/ours"), PostgreSQL $(median <"$folder/postgres"), DuckDB $(median <"$folder/duckdb")"
