#!/bin/sh
# The tracer: 60,000 notes of 36 months and 2 million postings of the last MONTHS (6) of them, traced from nothing, then again after a
# quiet night and after one with 1 % new postings; seconds of the step, peak memory of the program.  NOTES=, POSTINGS= other sizes;
# KEEP=folder keeps the home.
set -eu
folder=${KEEP:-$(mktemp -d "${TMPDIR:-/tmp}/fupin-bench-XXXXXX")}
mkdir -p "$folder"
chmod 755 "$folder"
[ -n "${KEEP:-}" ] || trap 'build/fupin --home "$folder/home" --quiet stop >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT
gcc -std=c17 -O2 -D_GNU_SOURCE -I. tests/bench/trace_engine.c build/libtransforms.a build/libbase.a -lpq -lcrypto -lyaml -ljson-c \
    -o "$folder/engine"
"$folder/engine" "${NOTES:-60000}" "${POSTINGS:-2000000}" # the engine alone, without a database
export FUPIN_CONF="$PWD/conf"
tests/bench/money_files.py "$folder/files" "${NOTES:-60000}" "${POSTINGS:-2000000}" "${MONTHS:-6}"
fupin() { /usr/bin/time -f '%M KB %e s' build/fupin --home "$folder/home" --quiet "$@" >/dev/null || [ $? -eq 3 ]; }
seconds() {
    build/fupin --home "$folder/home" sql "
select step.run, step.step, round(extract(epoch from step.ended_at - step.started_at)::numeric, 2) as seconds
  from archive.step as step
 where step.run = (select max(run) from archive.step) and step.step in ('load', 'world', 'resolve', 'trace')
 order by step.ordinal"
}
build/fupin --home "$folder/home" init >/dev/null
build/fupin --home "$folder/home" start >/dev/null
mv "$folder"/files/*.csv "$folder/home/inbox/"
find "$folder/home/inbox" -type f -exec touch -d '1 hour ago' {} +
fupin nightly --date 2019-01-05
seconds
fupin nightly --date 2019-01-06
seconds
mv "$folder"/files/night/*.csv "$folder/home/inbox/"
touch -d '1 hour ago' "$folder/home/inbox"/*.csv
fupin nightly --date 2019-01-07
seconds
build/fupin --home "$folder/home" sql "
select (select count(*) from world_now.trace_start) as starts, (select count(*) from world_now.trace_edge) as edges,
       (select count(*) from world_now.trace_end) as ends, (select count(*) from world_now.trace_visit) as visits,
       (select sum(amount) from world_now.trace_start) - (select sum(amount) from world_now.trace_end) as unaccounted"
