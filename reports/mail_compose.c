/*
 * How it works: GMime writes the message; what it would draw at random (boundaries) or ask the machine for (date,
 * Message-ID) is given to it, so that one letter is one sequence of bytes.
 *
 * Names of attachments stand twice: after RFC 2231 in Content-Disposition, and after RFC 2047 in Content-Type for clients
 * that only know the older way.
 */
#include <gmime/gmime.h>

#include "reports/mail_pack.h"
#include "reports/mail_words.h"
#include "reports/reports.h"

enum { HONG_KONG_HOURS = 8 };

static const char book_type[] = "vnd.openxmlformats-officedocument.spreadsheetml.sheet";

static void start_library(void)
{
    static bool started;
    if (!started)
        g_mime_init();
    started = true;
}

/* One line: a line break would begin a header of its own. */
static const char *one_line(struct arena *arena, const char *text)
{
    char *line = arena_take(arena, strlen(text) + 1);
    for (size_t i = 0; text[i]; i++)
        line[i] = (unsigned char) text[i] < ' ' || text[i] == 0x7f ? ' ' : text[i];
    return line;
}

static void set_content(GMimePart *part, struct str bytes)
{
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.at, bytes.len);
    GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
    g_mime_part_set_content(part, content);
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
    g_object_unref(content);
    g_object_unref(stream);
}

/* Writes a header that the message has already as we would have it. */
static void rewrite(GMimeObject *object, const char *name, struct buffer *value)
{
    GMimeHeader *header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
    buffer_add_text(value, "\n");
    g_mime_header_set_raw_value(header, buffer_text(value));
}

static void name_disposition(GMimeObject *object, const char *name)
{
    AUTO_BUFFER value = { 0 };
    buffer_add_text(&value, " attachment;\n\tfilename*=");
    mail_words_percent(&value, name);
    rewrite(object, "Content-Disposition", &value);
}

static void name_param(GMimeParamList *list, const char *name, const char *value, GMimeParamEncodingMethod method)
{
    g_mime_param_list_set_parameter(list, name, value);
    g_mime_param_set_encoding_method(g_mime_param_list_get_parameter(list, name), method);
}

static GMimeObject *attachment_part(struct arena *arena, const struct mail_attachment *attachment)
{
    const char *name = one_line(arena, attachment->name);
    bool zip = !str_ends(str_of(attachment->name), ".xlsx");
    GMimePart *part = g_mime_part_new_with_type("application", zip ? "octet-stream" : book_type);
    GMimeObject *object = GMIME_OBJECT(part);
    g_mime_object_set_disposition(object, GMIME_DISPOSITION_ATTACHMENT);
    name_disposition(object, name);
    name_param(g_mime_content_type_get_parameters(g_mime_object_get_content_type(object)), "name", name,
               GMIME_PARAM_ENCODING_METHOD_RFC2047);
    set_content(part, attachment->bytes);
    return object;
}

static GMimeObject *text_part(const char *subtype, const char *text)
{
    GMimePart *part = g_mime_part_new_with_type("text", subtype);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
    set_content(part, str_of(text));
    return GMIME_OBJECT(part);
}

static void add_part(GMimeMultipart *multipart, GMimeObject *part)
{
    g_mime_multipart_add(multipart, part);
    g_object_unref(part);
}

/* A boundary cannot stand in base64, and ours not in the other one. */
static GMimeMultipart *multipart_new(const char *subtype)
{
    GMimeMultipart *multipart = g_mime_multipart_new_with_subtype(subtype);
    g_mime_multipart_set_boundary(multipart, subtype[0] == 'm' ? "=_fupin_mixed_=" : "=_fupin_alternative_=");
    return multipart;
}

static GMimeObject *body_of(struct arena *arena, const struct mail_piece *piece)
{
    GMimeMultipart *alternative = multipart_new("alternative");
    add_part(alternative, text_part("plain", piece->text));
    if (piece->html)
        add_part(alternative, text_part("html", piece->html));
    if (piece->attachment_count == 0)
        return GMIME_OBJECT(alternative);
    GMimeMultipart *mixed = multipart_new("mixed");
    add_part(mixed, GMIME_OBJECT(alternative));
    for (size_t i = 0; i < piece->attachment_count; i++)
        add_part(mixed, attachment_part(arena, &piece->attachments[i]));
    return GMIME_OBJECT(mixed);
}

static void add_addresses(GMimeMessage *message, GMimeAddressType type, const char *const *addresses)
{
    for (; addresses && *addresses; addresses++)
        g_mime_message_add_mailbox(message, type, NULL, *addresses);
}

static void set_date(GMimeMessage *message, long long date)
{
    GTimeZone *zone = g_time_zone_new_offset(HONG_KONG_HOURS * 3600);
    GDateTime *utc = g_date_time_new_from_unix_utc(date);
    GDateTime *local = g_date_time_to_timezone(utc, zone);
    g_mime_message_set_date(message, local);
    g_date_time_unref(local);
    g_date_time_unref(utc);
    g_time_zone_unref(zone);
}

static void rewrite_texts(GMimeMessage *message, const char *from_name, const char *from, const char *subject)
{
    AUTO_BUFFER sender = { 0 };
    AUTO_BUFFER title = { 0 };
    buffer_add_text(&sender, " ");
    mail_words_add(&sender, from_name);
    buffer_printf(&sender, "%s<%s>", *from_name ? "\n " : "", from);
    buffer_add_text(&title, " ");
    mail_words_add(&title, subject);
    rewrite(GMIME_OBJECT(message), "From", &sender);
    rewrite(GMIME_OBJECT(message), "Subject", &title);
}

/* Of an automatic letter no automatic answer shall come. */
static void set_head(GMimeMessage *message, struct arena *arena, const struct mail_job *job,
                     const struct mail_message *made)
{
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, one_line(arena, job->from_name), job->from);
    add_addresses(message, GMIME_ADDRESS_TYPE_TO, job->to);
    add_addresses(message, GMIME_ADDRESS_TYPE_CC, job->cc);
    g_mime_message_set_subject(message, made->subject, "UTF-8");
    rewrite_texts(message, one_line(arena, job->from_name), job->from, made->subject);
    set_date(message, job->date);
    g_mime_message_set_message_id(message, made->id);
    g_mime_object_append_header(GMIME_OBJECT(message), "Auto-Submitted", "auto-generated", "UTF-8");
}

static struct str bytes_of(GMimeMessage *message, struct arena *arena)
{
    GMimeFormatOptions *format = g_mime_format_options_clone(g_mime_format_options_get_default());
    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
    char *text = g_mime_object_to_string(GMIME_OBJECT(message), format);
    struct str bytes = str_keep(arena, str_of(text));
    g_free(text);
    g_mime_format_options_free(format);
    return bytes;
}

/* "identity.2@example.cn": the domain is the sender's. */
static void name_message(const struct mail_job *job, struct arena *arena, size_t place, size_t count,
                         struct mail_message *made)
{
    const char *at = strchr(job->from, '@');
    made->id = arena_printf(arena, "%s.%zu@%s", job->identity, place + 1, at ? at + 1 : "localhost");
    const char *subject = one_line(arena, job->subject);
    made->subject = count == 1 ? subject : arena_printf(arena, "%s（%zu/%zu）", subject, place + 1, count);
}

bool reports_compose(const struct mail_job *job, struct arena *arena, struct mail_message **messages, size_t *count,
                     struct error *err)
{
    struct mail_piece *pieces;
    if (!mail_pack(job, arena, &pieces, count, err))
        return false;
    start_library();
    *messages = arena_array(arena, *count, sizeof **messages);
    for (size_t i = 0; i < *count; i++) {
        GMimeMessage *message = g_mime_message_new(TRUE);
        GMimeObject *body = body_of(arena, &pieces[i]);
        name_message(job, arena, i, *count, &(*messages)[i]);
        set_head(message, arena, job, &(*messages)[i]);
        g_mime_message_set_mime_part(message, body);
        (*messages)[i].bytes = bytes_of(message, arena);
        g_object_unref(body);
        g_object_unref(message);
    }
    return true;
}
