#!/bin/sh
# A roster of 3 GB against one of 30 MB: both loaded, each into a new home; peak memory of the program, and their ratio.
# SMALL and LARGE: sizes in bytes.  Files are GB18030, from one seed; the simulator streams them.
set -eu
small=${SMALL:-30000000}
large=${LARGE:-3000000000}
. tests/bench/common.sh

# make HOUSEHOLDS: $folder/roster_FPB_20171031.csv of so many
make() {
    rm -rf "$folder/feeds"
    build/simulate "$folder/feeds" --seed 25 --households "$1" --from 2017-10 --to 2017-10 --feeds roster --plain >/dev/null
    iconv -f UTF-8 -t GB18030 "$folder/feeds"/*/roster_FPB_*.csv >"$folder/roster_FPB_20171031.csv"
    rm -rf "$folder/feeds"
    size=$(stat -c %s "$folder/roster_FPB_20171031.csv")
}

make 10000
a_household=$((size / 10000))
for wanted in "$small" "$large"; do
    make $((wanted / a_household))
    home=$folder/home-$wanted
    build/fupin --home "$home" --quiet init >/dev/null
    build/fupin --home "$home" --quiet start >/dev/null
    begun=$(now)
    /usr/bin/time -a -o "$folder/used" -f %M build/fupin --home "$home" --quiet load --date 2017-11-05 \
        "$folder/roster_FPB_20171031.csv" >/dev/null || [ $? -eq 3 ]
    seconds=$(minus "$(now)" "$begun")
    build/fupin --home "$home" sql "select verdict, rows, loaded, rejected from archive.file"
    build/fupin --home "$home" sql "
        select step, round(extract(epoch from ended_at - started_at)::numeric, 1) as seconds from archive.step order by ordinal"
    echo "$((size / 1000000)) MB: peak memory $(tail -1 "$folder/used" | awk '{ printf "%.1f", $1 / 1024 }') MB, $seconds s"
    build/fupin --home "$home" --quiet stop >/dev/null
done
awk '{ used[NR] = $1 } END { printf "ratio of peak memory, large to small: %.2f\n", used[2] / used[1] }' "$folder/used"
