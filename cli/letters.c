/*
 * The journal is a line a turn, or a line for what a small mail tells, fields with tabs between, synced before the database commits: whatever the database knows
 * stands in it, and at most one turn more, which then was going to be made.
 */
#include "cli/letters.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"

enum { FIELDS = 13, TOLD_FIELDS = 5, JOURNAL_MOST = 256 << 20, FOLDER_MODE = 0750, IDENTITY_DIGITS = 32 };

/* Begins a line of what was told; no Message-ID is like it. */
static const char told_mark[] = "told";

static const char *mail_path(struct context *context, const char *name)
{
    return arena_printf(context->arena, "%s/var/archive/mail/%s", context->home, name);
}

/* In the order of sql/mail/add.sql. */
static void put_fields(struct arena *arena, const struct letter *letter, const char **fields)
{
    const char *values[FIELDS] = { letter->id,
                                   letter->kind,
                                   letter->about,
                                   letter->recipient,
                                   arena_printf(arena, "%d", letter->part),
                                   arena_printf(arena, "%d", letter->parts),
                                   letter->subject,
                                   letter->addresses,
                                   letter->path,
                                   letter->sha256,
                                   arena_printf(arena, "%lld", letter->bytes),
                                   letter->state,
                                   letter->reply };
    memcpy(fields, values, sizeof values);
}

/* A reply may hold anything. */
static void add_field(struct buffer *line, const char *field, const char *end)
{
    for (; *field; field++)
        buffer_add(line, (unsigned char) *field < ' ' ? (struct str) STR(" ") : (struct str) { field, 1 });
    buffer_add_text(line, end);
}

static bool journal_line(struct context *context, const char *const *fields, size_t count)
{
    AUTO_BUFFER line = { 0 };
    const char *path = mail_path(context, "journal");
    if (!file_make_folder(mail_path(context, ""), FOLDER_MODE, &context->err))
        return false;
    for (size_t i = 0; i < count; i++)
        add_field(&line, fields[i], i + 1 < count ? "\t" : "\n");
    AUTO_FD fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
    return (fd >= 0 && write(fd, line.at, line.len) == (ssize_t) line.len && fsync(fd) == 0) ||
           error_system(&context->err, &FILE_IO, "cannot write \"%s\"", path);
}

static bool journal(struct context *context, const struct letter *letter)
{
    AUTO_ARENA arena = { 0 };
    const char *fields[FIELDS];
    put_fields(&arena, letter, fields);
    return journal_line(context, fields, FIELDS);
}

bool letters_tell(struct letters *letters, const char *statement, const char *const *values, int count)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(letters->db, statement, values, count, &rows, &letters->context->err))
        return false;
    for (size_t i = 0; i < rows_count(rows); i++) {
        const char *fields[TOLD_FIELDS] = { told_mark };
        for (size_t k = 1; k < TOLD_FIELDS; k++)
            fields[k] = rows_text(rows, i, k - 1);
        if (!journal_line(letters->context, fields, TOLD_FIELDS))
            return false;
    }
    return true;
}

static bool insert(struct letters *letters, const struct letter *letter)
{
    const char *fields[FIELDS];
    put_fields(letters->context->arena, letter, fields);
    return database_run(letters->db, "mail/add.sql", fields, FIELDS, &letters->context->err);
}

/* Room for one more in items. */
static struct letter *one_more(struct letters *letters, size_t room)
{
    if (!letters->items)
        letters->items = arena_array(letters->context->arena, room + 1, sizeof *letters->items);
    return &letters->items[letters->count++];
}

static int number_of(struct str text)
{
    long long value = 0;
    return str_number(text, &value) ? (int) value : 0;
}

/* A line of the journal, cut into at most FIELDS; how many there are. */
static size_t cut_line(struct arena *arena, struct str line, const char **fields)
{
    size_t count = 0;
    while (line.at && count < FIELDS)
        fields[count++] = arena_text(arena, str_split(&line, '\t'));
    return count;
}

static struct letter letter_of(const char *const *fields)
{
    return (struct letter) { fields[0],
                             fields[1],
                             fields[2],
                             fields[3],
                             number_of(str_of(fields[4])),
                             number_of(str_of(fields[5])),
                             fields[6],
                             fields[7],
                             fields[8],
                             fields[9],
                             fields[11],
                             fields[12],
                             number_of(str_of(fields[10])) };
}

/* The last line of each letter counts. */
static void take_line(struct letters *letters, size_t room, const struct letter *read)
{
    for (size_t i = 0; i < letters->count; i++)
        if (strcmp(letters->items[i].id, read->id) == 0) {
            letters->items[i] = *read;
            return;
        }
    *one_more(letters, room) = *read;
}

/* One that was cut short by a kill is none. */
static bool read_line(struct letters *letters, size_t room, struct str line)
{
    const char *fields[FIELDS];
    size_t count = cut_line(letters->context->arena, line, fields);
    if (count == TOLD_FIELDS && strcmp(fields[0], told_mark) == 0)
        return database_run(letters->db, "mail/told_add.sql", fields + 1, TOLD_FIELDS - 1, &letters->context->err);
    if (count == FIELDS) {
        const struct letter read = letter_of(fields);
        take_line(letters, room, &read);
    }
    return true;
}

static bool restore(struct letters *letters)
{
    struct context *context = letters->context;
    const char *path = mail_path(context, "journal");
    struct str rest;
    if (!file_exists(path))
        return true;
    if (!file_read(context->arena, path, JOURNAL_MOST, &rest, &context->err))
        return false;
    size_t lines = 0;
    for (size_t i = 0; i < rest.len; i++)
        lines += rest.at[i] == '\n';
    while (rest.at && rest.len)
        if (!read_line(letters, lines, str_split(&rest, '\n')))
            return false;
    for (size_t i = 0; i < letters->count; i++)
        if (!insert(letters, &letters->items[i]))
            return false;
    return true;
}

static bool take_up(struct letters *letters)
{
    AUTO_ROWS rows = NULL;
    struct error *err = &letters->context->err;
    if (!database_query(letters->db, "mail/count.sql", NULL, 0, &rows, err))
        return false;
    return (rows_number(rows, 0, 0) > 0 || restore(letters)) &&
           database_run(letters->db, "mail/settle.sql", NULL, 0, err);
}

bool letters_open(struct letters *letters, struct context *context, struct database *db)
{
    *letters = (struct letters) { .context = context, .db = db };
    if (!database_begin(db, &context->err))
        return false;
    if (take_up(letters)) {
        letters->items = NULL;
        letters->count = 0;
        return database_commit(db, &context->err);
    }
    database_rollback(db);
    return false;
}

static const char *kept(struct letters *letters, const struct rows *rows, size_t row, const char *name)
{
    return arena_text(letters->context->arena, str_of(rows_field(rows, row, name)));
}

static void take_rows(struct letters *letters, const struct rows *rows)
{
    letters->items = NULL;
    letters->count = 0;
    for (size_t i = 0; i < rows_count(rows); i++)
        *one_more(letters, rows_count(rows)) = (struct letter) {
            .id = kept(letters, rows, i, "message_id"),
            .kind = kept(letters, rows, i, "kind"),
            .about = kept(letters, rows, i, "about"),
            .recipient = kept(letters, rows, i, "recipient"),
            .part = (int) rows_number(rows, i, rows_column(rows, "part")),
            .parts = (int) rows_number(rows, i, rows_column(rows, "parts")),
            .subject = kept(letters, rows, i, "subject"),
            .addresses = kept(letters, rows, i, "addresses"),
            .path = kept(letters, rows, i, "path"),
            .sha256 = kept(letters, rows, i, "sha256"),
            .state = kept(letters, rows, i, "state"),
            .reply = kept(letters, rows, i, "reply"),
            .bytes = rows_number(rows, i, rows_column(rows, "bytes")),
        };
}

bool letters_find(struct letters *letters, const char *kind, const char *about, const char *recipient)
{
    const char *values[] = { kind, about, recipient };
    AUTO_ROWS rows = NULL;
    if (!database_query(letters->db, "mail/find.sql", values, 3, &rows, &letters->context->err))
        return false;
    take_rows(letters, rows);
    return true;
}

bool letters_waiting(struct letters *letters)
{
    AUTO_ROWS rows = NULL;
    if (!database_query(letters->db, "mail/waiting.sql", NULL, 0, &rows, &letters->context->err))
        return false;
    take_rows(letters, rows);
    return true;
}

/* A message that was sent once and is composed anew keeps its place: the earlier one stays beside it. */
static const char *free_path(struct context *context, const char *folder, const char *recipient, size_t part)
{
    const char *path = NULL;
    for (int time = 1; !path || file_exists(mail_path(context, path)); time++)
        path = time == 1 ? arena_printf(context->arena, "%s/%s_%zu.eml", folder, recipient, part)
                         : arena_printf(context->arena, "%s/%s_%zu_%d.eml", folder, recipient, part, time);
    return path;
}

static bool add_one(struct letters *letters, const struct letter *like, const char *folder,
                    const struct mail_message *message, struct letter *added)
{
    struct context *context = letters->context;
    char *sum = arena_take(context->arena, SHA256_TEXT_SIZE);
    const char *path = free_path(context, folder, like->recipient, (size_t) added->part);
    const char *where = mail_path(context, path);
    added->id = message->id;
    added->subject = message->subject;
    added->path = path;
    added->sha256 = sha256_text(message->bytes, sum);
    added->bytes = (long long) message->bytes.len;
    return file_make_folder(mail_path(context, folder), FOLDER_MODE, &context->err) &&
           file_write(where, message->bytes, &context->err) && insert(letters, added);
}

bool letters_add(struct letters *letters, const struct letter *like, const char *folder,
                 const struct mail_message *messages, size_t count)
{
    const char *values[] = { like->kind, like->about, like->recipient };
    if (!database_run(letters->db, "mail/remove.sql", values, 3, &letters->context->err))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct letter added = *like;
        added.part = (int) i + 1;
        added.parts = (int) count;
        added.state = "ready";
        added.reply = "";
        if (!add_one(letters, like, folder, &messages[i], &added))
            return false;
    }
    return true;
}

bool letters_turn(struct letters *letters, struct letter *letter, const char *state, const char *reply)
{
    struct error *err = &letters->context->err;
    const char *values[] = { letter->id, state, reply };
    letter->state = arena_text(letters->context->arena, str_of(state));
    letter->reply = arena_text(letters->context->arena, str_of(reply));
    return (journal(letters->context, letter) && database_run(letters->db, "mail/turn.sql", values, 3, err)) ||
           error_context(err, "noting that mail %s is %s", letter->id, state);
}

const char *letters_identity(struct arena *arena, const char *kind, const char *about, const char *recipient)
{
    char sum[SHA256_TEXT_SIZE];
    const char *text = arena_printf(arena, "%s\n%s\n%s", kind, about, recipient);
    return arena_printf(arena, "%.*s", IDENTITY_DIGITS, sha256_text(str_of(text), sum));
}

const char *letters_addresses(struct arena *arena, const char *const *to, const char *const *cc)
{
    AUTO_BUFFER text = { 0 };
    for (const char *const *list = to;; list = cc) {
        for (size_t i = 0; list && list[i]; i++)
            buffer_printf(&text, "%s%s", text.len ? " " : "", list[i]);
        if (list == cc)
            return arena_text(arena, buffer_str(&text));
    }
}
