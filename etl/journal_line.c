/*
 * What the lines of the journal say: the members that every line of a run has, and those of a file.
 *
 * A line holds what is needed to do the thing again and to hold the outcome against it (etl/replay.c reads it back): of a file
 * its sums, its number and its verdict, but neither counts nor reasons, which follow from its bytes.
 */
#include <json-c/json.h>

#include "etl/companion.h"
#include "etl/night.h"

void journal_text(struct json_object *line, const char *key, struct str text)
{
    (void) json_object_object_add(line, key, text.at ? json_object_new_string_len(text.at, (int) text.len) : NULL);
}

struct json_object *journal_line(const struct etl_run *run, const char *kind, long long known)
{
    char day[DATE_TEXT_SIZE];
    struct json_object *line = json_object_new_object();
    journal_text(line, "kind", str_of(kind));
    (void) json_object_object_add(line, "known", known ? json_object_new_int64(known) : NULL);
    (void) json_object_object_add(line, "run", json_object_new_int64(run->run));
    journal_text(line, "command", str_of(run->command));
    journal_text(line, "day", str_of(date_print(run->day, day)));
    return line;
}

/* A released file has a second line, of its own kind: it comes from the archive, and under another K. */
static const char *kind_of(const struct taking *taking)
{
    return taking->released ? "release" : "file";
}

/* The slips that came with it: their bytes are in the archive, but of those that could not be read. */
static void add_slips(struct json_object *line, const struct taking *taking)
{
    size_t count;
    const struct slip *slips = companion_slips(taking, &count);
    struct json_object *sums = json_object_new_object(), *seals = json_object_new_object(),
                       *unreadable = json_object_new_array();
    for (size_t i = 0; i < count; i++) {
        if (slips[i].fault && slips[i].bytes.len == 0)
            (void) json_object_array_add(unreadable, json_object_new_string(slips[i].name));
        else
            journal_text(sums, slips[i].name, str_of(slips[i].sha256));
        journal_text(seals, slips[i].name, str_of(slips[i].seal));
    }
    (void) json_object_object_add(line, "slips", sums);
    (void) json_object_object_add(line, "slip_seals", seals);
    (void) json_object_object_add(line, "slips_unreadable", unreadable);
}

/* Only an accepted file takes a K and speaks for extents; all others are in the journal so that the list of what came is
 * whole.  taking->known is what it would have taken, which is why it is asked for with the verdict. */
struct json_object *taking_line(const struct taking *taking)
{
    char day[DATE_TEXT_SIZE];
    const struct file_name *name = &taking->arrival->read;
    bool accepted = taking->verdict == VERDICT_ACCEPTED;
    struct json_object *line = journal_line(taking->run, kind_of(taking), accepted ? taking->known : 0);
    struct json_object *extents = json_object_new_array();
    for (size_t i = 0; accepted && i < taking->extents.count; i++) {
        struct str text = taking->extents.items[i].text;
        (void) json_object_array_add(extents, json_object_new_string_len(text.at, (int) text.len));
    }
    (void) json_object_object_add(line, "file", json_object_new_int(taking->file));
    journal_text(line, "sha256", str_of(taking->sha256));
    journal_text(line, "seal", str_of(taking->seal.sha256));
    (void) json_object_object_add(line, "bytes", json_object_new_int64((int64_t) taking->bytes));
    journal_text(line, "name", str_of(taking->arrival->shown));
    journal_text(line, "sender", name->sender);
    journal_text(line, "feed", taking->feed ? str_of(taking->feed->name) : (struct str) { 0 });
    journal_text(line, "business_date",
                 name->business_date == DATE_NONE ? (struct str) { 0 } : str_of(date_print(name->business_date, day)));
    (void) json_object_object_add(line, "resubmission", json_object_new_int(name->resubmission));
    (void) json_object_object_add(line, "extents", extents);
    journal_text(line, "verdict", str_of(taking_verdict_name(taking)));
    journal_text(line, "code",
                 taking->code == REJECT_NONE ? (struct str) { 0 } : str_of(reject_code_name(taking->code)));
    add_slips(line, taking);
    return line;
}
