#!/bin/sh
# A county's 疑点明细 of ROWS (300,000) flags against a bare loop over libxlsxwriter that writes the same cells, turn by turn: seconds of
# CPU, memory, and the ratio; then all documents of a month, whose world is made before: seconds of CPU of the program and of the server
# process that answers it, and peak memory of the program.
#   HOUSEHOLDS= another size; TURNS= how often; MONTH=no only the sheet.
set -eu
. tests/bench/common.sh
export FUPIN_CONF="$PWD/conf"
rows=${ROWS:-300000}
gcc -std=c17 -O2 -D_GNU_SOURCE -I. tests/bench/books_sheet.c build/libreports.a build/libbase.a -lxlsxwriter -lpq -lcrypto -lyaml \
    -ljson-c -lz -o "$folder/books_sheet"
for turn in 1 2 3; do
    for kind in bare ours; do
        /usr/bin/time -f '%U %S %M %e' -o "$folder/time" "$folder/books_sheet" $kind "$rows" "$folder/$kind.xlsx"
        awk '{ print $1 + $2 }' "$folder/time" >> "$folder/$kind.seconds"
        awk -v kind=$kind '{ print kind ": " $1 + $2 " s of CPU (" $4 " s), " $3 " KB" }' "$folder/time"
    done
done
ours=$(median < "$folder/ours.seconds") bare=$(median < "$folder/bare.seconds")
echo "a sheet of $rows flags: ours $ours s of CPU, bare $bare s, ratio $(echo "scale=2; $ours / $bare" | bc)"
[ "${MONTH:-yes}" = yes ] || exit 0
build/simulate "$folder/feeds" --seed 7 --households "${HOUSEHOLDS:-88733}" --from 2017-11 --to 2018-02 --violations 4 --traps 4 \
    --feeds roster,roster_change,loan,plan,duty,survey,filing,npl_target,watchlist >/dev/null
start_home
for day in "$folder"/feeds/20??-??-??; do
    find "$day" -type f -exec cp -t "$folder/home/inbox" {} +
    find "$folder/home/inbox" -type f -exec touch -d '1 hour ago' {} +
    fupin nightly --date "$(basename "$day")"
done
gcc -std=c17 -O2 -D_GNU_SOURCE -I. -isystem /usr/include/postgresql tests/bench/books_issue.c \
    $(find build/cli -name '*.o' ! -name main.o) build/libetl.a build/libtransforms.a build/libreports.a build/libbase.a -Wl,--as-needed \
    -lpq -lcrypto -lyaml -lxlsxwriter -ljson-c -lz -lgsf-1 -lgmime-3.0 -lgobject-2.0 -lglib-2.0 -lcurl -larchive -ldeflate -lutf8proc \
    -o "$folder/books_issue"
"$folder/books_issue" "$folder/home" 2018-02 "${TURNS:-3}" > "$folder/turns"
awk '{ print "all books of a month: " $1 " s of CPU (" $2 " the program, " $3 " its server process), " $4 " s, peak " $5 " KB" }' "$folder/turns"
echo "median $(cut -d' ' -f1 "$folder/turns" | median) s of CPU; $(find "$folder/home/books" -name '*.xlsx' | wc -l) books," \
    "$(($(wc -l < "$folder/home/books/flags.csv") - 1)) flags"
