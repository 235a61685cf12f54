/*
 * Why not GMime: it makes one word of a text without spaces, however long, and cuts a long parameter in the middle of a
 * character; Chinese has no spaces, and some clients decode piece by piece.
 */
#include "reports/mail_words.h"

#include <openssl/evp.h>

enum { WORD_BYTES = 45, WORD_WRITTEN = 4 * ((WORD_BYTES + 2) / 3) + 1 };

/* ASCII that means nothing in an address either. */
static bool is_plain(const char *text)
{
    for (; *text; text++)
        if ((unsigned char) *text >= 0x80 || strchr("\"<>,;:()@[]\\", *text))
            return false;
    return true;
}

/* Bytes of the longest beginning that fits into a word and ends with a whole character. */
static size_t piece(struct str text)
{
    size_t end = 0;
    for (size_t at = 0; at < text.len;) {
        (void) str_next_character(text, &at);
        if (at > WORD_BYTES)
            break;
        end = at;
    }
    return end;
}

void mail_words_add(struct buffer *out, const char *text)
{
    struct str rest = str_of(text);
    if (is_plain(text)) {
        buffer_add(out, rest);
        return;
    }
    for (bool first = true; rest.len; first = false) {
        unsigned char written[WORD_WRITTEN];
        size_t len = piece(rest);
        EVP_EncodeBlock(written, (const unsigned char *) rest.at, (int) len);
        buffer_printf(out, "%s=?UTF-8?B?%s?=", first ? "" : "\n ", (const char *) written);
        rest = str_from(rest, len);
    }
}

void mail_words_percent(struct buffer *out, const char *text)
{
    buffer_add_text(out, "UTF-8''");
    for (; *text; text++) {
        unsigned char byte = (unsigned char) *text;
        bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
                     byte == '.' || byte == '_' || byte == '-';
        buffer_printf(out, plain ? "%c" : "%%%02X", byte);
    }
}
