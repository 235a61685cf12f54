# Shared by the benchmarks, to be read with `.`: a folder that goes when the script ends, with the servers in it.
folder=$(mktemp -d "${TMPDIR:-/tmp}/fupin-bench-XXXXXX")
chmod 755 "$folder"
clean_up() {
    for home in "$folder"/home*; do
        [ ! -d "$home" ] || build/fupin --home "$home" --quiet stop >/dev/null 2>&1 || true
        rm -rf "/var/lib/fupin/$(printf %s "$(realpath -m "$home")" | sha256sum | cut -c1-12)"
    done
    rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# A command of the program on $folder/home; rejects (3) are no failure here.
fupin() { build/fupin --home "$folder/home" --quiet "$@" >/dev/null || [ $? -eq 3 ]; }

# What a query answers, as bare text.
ask() { psql -qXAt -h "$socket" -U fupin_owner -d fupin "$@"; }

# A new home whose server stays up; sets socket.
start_home() {
    fupin init
    socket=$(build/fupin --home "$folder/home" --json start | sed 's/.*"socket":"\([^"]*\)".*/\1/')
}

# The middle of the numbers on stdin; of an even count the lower.
median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

now() { date +%s.%N; }
minus() { echo "scale=2; ($1 - $2) / 1" | bc; }

# keep_last MONTH: the last roster and ledgers of $folder/feeds stay in $folder (of what was sent twice the second), the rest goes.
keep_last() {
    find "$folder/feeds" -name "*_$(date -u -d "$1-01 +1 month -1 day" +%Y%m%d)*.csv" | grep -E '/(roster|loan)_[A-Z]' | sort |
        while read -r file; do cp "$file" "$folder/$(basename "$file" | sed 's/_[0-9]\.csv$/.csv/')"; done
    rm -rf "$folder/feeds"
}

# drop_changed SEED DATE: what was kept once more into the inbox, of the day before DATE, with 1 % of its rows changed.
drop_changed() {
    for file in "$folder"/*_????????.csv; do
        case $file in */roster_*) column=phone ;; *) column=balance ;; esac
        name=${file%_*}_$(date -u -d "$2 -1 day" +%Y%m%d).csv
        awk -v seed="$1" -v share=0.01 -v column=$column -f tests/bench/change.awk "$file" >"$folder/new"
        rm "$file"
        mv "$folder/new" "$name"
        cp "$name" "$folder/home/inbox/"
    done
    find "$folder/home/inbox" -type f -exec touch -d '1 hour ago' {} +
}
