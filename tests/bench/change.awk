# The next month's snapshot of a canonical CSV file (no quotes in it): SHARE of its rows changed, the others as they are.
#   awk -v seed=N -v share=0.04 -v column=phone -f change.awk
# A number in the column is replaced by another of the same length, decimals kept.  Same seed, same file.
BEGIN { FS = OFS = ","; srand(seed) }
NR == 1 {
    for (i = 1; i <= NF; i++) {
        title = $i
        gsub(/[^a-z_]/, "", title)
        if (title == column) at = i
    }
    if (!at) { print "no column " column > "/dev/stderr"; exit 1 }
    print
    next
}
rand() < share {
    whole = $at
    rest = whole
    sub(/^[0-9]+/, "", rest)
    length_of = length(whole) - length(rest)
    if (!length_of) length_of = 6
    digits = "1"
    while (length(digits) < length_of) digits = digits int(rand() * 10)
    $at = digits rest
}
{ print }
