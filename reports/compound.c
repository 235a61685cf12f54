/*
 * How it works: the streams of [MS-OFFCRYPTO] 2.1 are numbers of four bytes and texts in UTF-16 with their sizes before
 * them; each is a table here, in the order of the specification.
 */
#include "reports/compound.h"

#include <gsf/gsf-output.h>

#include "base/memory.h"

/* A text, or where there is none a number. */
struct part {
    unsigned number;
    const char *text;
};

#define PARTS(table) (table), sizeof(table) / sizeof *(table)

#define NUMBER(value)                                                                                                  \
    {                                                                                                                  \
        (value), NULL                                                                                                  \
    }
#define TEXT(value)                                                                                                    \
    {                                                                                                                  \
        0, (value)                                                                                                     \
    }

static const struct part version[] = { TEXT("Microsoft.Container.DataSpaces"), NUMBER(1), NUMBER(1), NUMBER(1) };
static const struct part space_map[] = { NUMBER(8),
                                         NUMBER(1),
                                         NUMBER(0x68),
                                         NUMBER(1),
                                         NUMBER(0),
                                         TEXT("EncryptedPackage"),
                                         TEXT("StrongEncryptionDataSpace") };
static const struct part space[] = { NUMBER(8), NUMBER(1), TEXT("StrongEncryptionTransform") };
static const struct part transform[] = { NUMBER(0x58),
                                         NUMBER(1),
                                         TEXT("{FF9A3F03-56EF-4613-BDD5-5A41C1D07246}"),
                                         TEXT("Microsoft.Container.EncryptionTransform"),
                                         NUMBER(1),
                                         NUMBER(1),
                                         NUMBER(1),
                                         NUMBER(0),
                                         NUMBER(0),
                                         NUMBER(0),
                                         NUMBER(4) };

static void add_number(struct buffer *out, unsigned number)
{
    const char bytes[4] = { (char) number, (char) (number >> 8), (char) (number >> 16), (char) (number >> 24) };
    buffer_add(out, (struct str) { bytes, sizeof bytes });
}

/* ASCII only; filled up to a multiple of four bytes, which its size does not count. */
static void add_wide(struct buffer *out, const char *text)
{
    size_t len = strlen(text);
    add_number(out, (unsigned) (2 * len));
    for (size_t i = 0; i < len; i++)
        buffer_add(out, (struct str) { (const char[]) { text[i], 0 }, 2 });
    if (len % 2)
        buffer_add(out, (struct str) STR("\0\0"));
}

static bool write_parts(GsfOutfile *parent, const char *name, const struct part *parts, size_t count)
{
    AUTO_BUFFER bytes = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (parts[i].text)
            add_wide(&bytes, parts[i].text);
        else
            add_number(&bytes, parts[i].number);
    }
    return compound_stream(parent, name, buffer_str(&bytes));
}

bool compound_close(GsfOutput *output)
{
    bool good = gsf_output_close(output);
    g_object_unref(output);
    return good;
}

bool compound_stream(GsfOutfile *parent, const char *name, struct str bytes)
{
    GsfOutput *stream = gsf_outfile_new_child(parent, name, FALSE);
    bool good = stream && gsf_output_write(stream, bytes.len, (const guint8 *) bytes.at);
    return stream && compound_close(stream) && good;
}

/* The folder `name` below `parent`, with one stream in it. */
static bool write_folder(GsfOutfile *parent, const char *name, const char *stream, const struct part *parts,
                         size_t count)
{
    GsfOutput *folder = gsf_outfile_new_child(parent, name, TRUE);
    bool good = folder && write_parts(GSF_OUTFILE(folder), stream, parts, count);
    return folder && compound_close(folder) && good;
}

static bool write_transform(GsfOutfile *parent)
{
    GsfOutput *folder = gsf_outfile_new_child(parent, "TransformInfo", TRUE);
    bool good =
        folder && write_folder(GSF_OUTFILE(folder), "StrongEncryptionTransform", "\006Primary", PARTS(transform));
    return folder && compound_close(folder) && good;
}

bool compound_data_spaces(GsfOutfile *root)
{
    GsfOutput *folder = gsf_outfile_new_child(root, "\006DataSpaces", TRUE);
    if (!folder)
        return false;
    GsfOutfile *spaces = GSF_OUTFILE(folder);
    bool good =
        write_parts(spaces, "Version", PARTS(version)) && write_parts(spaces, "DataSpaceMap", PARTS(space_map)) &&
        write_folder(spaces, "DataSpaceInfo", "StrongEncryptionDataSpace", PARTS(space)) && write_transform(spaces);
    return compound_close(folder) && good;
}
