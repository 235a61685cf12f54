/*
 * The decoder and the vote on a file's encoding.
 *
 * What decodes is UTF-8 and is what the reject list would show; what the reject list shows is UTF-8 whatever comes in; and
 * the vote does not depend on the pieces in which a file is read.
 */
#include "base/utf8.h"
#include "etl/encoding.h"
#include "tests/fuzz/fuzz.h"

static void decode(enum encoding encoding, struct str bytes)
{
    struct decoder decoder = { .encoding = encoding };
    AUTO_BUFFER shown = { 0 };
    struct str text;
    bool good = decoder_read(&decoder, bytes, &text);
    decoder_escape(&decoder, bytes, &shown);
    FUZZ_HOLDS(utf8_valid(buffer_str(&shown)));
    FUZZ_HOLDS(!good || str_equal(text, buffer_str(&shown)));
    FUZZ_HOLDS(good || encoding == ENCODING_UTF8 || utf8_valid(text));
    decoder_free(&decoder);
}

static void survey_in(struct survey *survey, struct str bytes, size_t step)
{
    for (size_t at = 0; at < bytes.len; at += step)
        survey_add(survey, bytes.at + at, bytes.len - at < step ? bytes.len - at : step);
    survey_end(survey);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    AUTO_SURVEY whole = { 0 };
    AUTO_SURVEY pieces = { 0 };
    if (size == 0)
        return 0;
    struct str text = { (const char *) bytes + 1, size - 1 };
    decode(ENCODING_GB18030, text);
    decode(ENCODING_UTF8, text);
    survey_in(&whole, text, text.len + 1);
    survey_in(&pieces, text, 1 + bytes[0] % 61);
    FUZZ_HOLDS(whole.valid == pieces.valid && whole.invalid == pieces.invalid && whole.bom == pieces.bom);
    FUZZ_HOLDS(!utf8_valid(text) || whole.invalid == 0);
    (void) encoding_foreign(buffer_str(&whole.head));
    (void) encoding_archive(buffer_str(&whole.head));
    (void) encoding_is_xlsx(buffer_str(&whole.head));
    return 0;
}
