/* File names, and the small texts of cells: names, identity numbers, money, days, rates. */
#include "base/name.h"
#include "base/date.h"
#include "base/id_number.h"
#include "base/money.h"
#include "base/utf8.h"
#include "etl/file_name.h"
#include "etl/values.h"
#include "tests/fuzz/fuzz.h"

enum { TEXT_MOST = 4096, FOLDED = 256 };

static void look_at_file_name(struct str text)
{
    struct file_name name = file_name_read(text);
    FUZZ_HOLDS(name.fault || (name.feed && name.sender.at && name.business_date != DATE_NONE && name.resubmission > 0));
    FUZZ_HOLDS(file_name_stem(text).len <= text.len);
    (void) file_name_is_passed_over(text);
}

/* What was read and is printed reads the same again. */
static void look_at_values(struct str text)
{
    int64_t fen, again;
    day_number day, day_again;
    int32_t rate;
    char printed[MONEY_TEXT_SIZE], date[DATE_TEXT_SIZE], folded[FOLDED], twice[FOLDED];
    struct id_number id;
    if (money_read(text, MONEY_YUAN, &fen))
        FUZZ_HOLDS(money_read(str_of(money_print(fen, printed)), MONEY_YUAN, &again) && again == fen);
    if (date_read(text, DATE_FULL, &day) && day != DATE_NONE) /* 9999-12-31 is an empty cell */
        FUZZ_HOLDS(date_read_iso(str_of(date_print(day, date)), &day_again) && day_again == day);
    (void) money_read_rate(text, &rate);
    (void) id_number_read(&id, text);
    if (text.len < FOLDED / 4) {
        struct str once = name_fold(text, folded, sizeof folded);
        FUZZ_HOLDS(str_equal(name_fold(once, twice, sizeof twice), once));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena arena = { 0 };
    struct str clean, text = { (const char *) bytes, size < TEXT_MOST ? size : TEXT_MOST };
    size_t private_use = 0;
    char *copy = arena_take(&arena, text.len + 1);
    memcpy(copy, text.at, text.len);
    copy[text.len] = '\0';
    text.at = copy;
    look_at_file_name(text);
    if (utf8_valid(text) && value_clean(&arena, text, CLEAN_NARROW, &clean, &private_use) && clean.len)
        look_at_values(clean);
    arena_free(&arena);
    return 0;
}
