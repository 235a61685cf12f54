/*
 * A workbook in the envelope that Excel itself would put around it: opens in Excel, WPS and LibreOffice with its password.
 *
 * How it works: the envelope is a compound file with the encrypted workbook as one stream and how it is encrypted as
 * another.  The workbook goes through in segments, so that memory does not grow with it.  Two envelopes of one workbook
 * differ, as they must: salts and keys are drawn anew for each.
 */
#include <fcntl.h>
#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-output-stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "reports/agile.h"
#include "reports/compound.h"
#include "reports/reports.h"

enum { ENVELOPE_MODE = 0640 };

/* Full segments, but for the last; SIZE_MAX where the file cannot be read. */
static size_t read_segment(int fd, unsigned char *segment)
{
    size_t size = 0;
    while (size < AGILE_SEGMENT_BYTES) {
        ssize_t got = read(fd, segment + size, AGILE_SEGMENT_BYTES - size);
        if (got < 0)
            return SIZE_MAX;
        if (got == 0)
            break;
        size += (size_t) got;
    }
    return size;
}

static bool add_package(struct agile *agile, int fd, GsfOutput *stream, const char *plain, struct error *err)
{
    unsigned char head[8], segment[AGILE_SEGMENT_BYTES];
    struct stat seen;
    if (fstat(fd, &seen) != 0)
        return error_system(err, &FILE_IO, "cannot see file \"%s\"", plain);
    if (!agile_begin(agile, (unsigned long long) seen.st_size, head, err))
        return false;
    bool good = gsf_output_write(stream, sizeof head, head);
    long long left = (long long) seen.st_size;
    while (good && left > 0) {
        size_t size = read_segment(fd, segment);
        if (size == SIZE_MAX || size == 0)
            return error_system(err, &FILE_IO, "cannot read \"%s\"", plain);
        left -= (long long) size;
        good = gsf_output_write(stream, agile_segment(agile, segment, size), segment);
    }
    return good || error_set(err, &REPORT_ENCRYPT, "cannot write the envelope of \"%s\"", plain);
}

static bool write_package(struct agile *agile, GsfOutfile *root, const char *plain, struct error *err)
{
    AUTO_FD fd = open(plain, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_system(err, &FILE_IO, "cannot open \"%s\"", plain);
    GsfOutput *stream = gsf_outfile_new_child(root, "EncryptedPackage", FALSE);
    bool good = stream && add_package(agile, fd, stream, plain, err);
    if (stream && !compound_close(stream) && good)
        good = error_set(err, &REPORT_ENCRYPT, "cannot write the envelope of \"%s\"", plain);
    return good;
}

/* The package first: what is said of it ends with a sum over it. */
static bool write_streams(GsfOutfile *root, const char *plain, const char *password, struct error *err)
{
    AUTO_BUFFER info = { 0 };
    struct agile agile = { 0 };
    bool good = write_package(&agile, root, plain, err) && agile_info(&agile, str_of(password), &info, err) &&
                ((compound_stream(root, "EncryptionInfo", buffer_str(&info)) && compound_data_spaces(root)) ||
                 error_set(err, &REPORT_ENCRYPT, "cannot write the envelope of \"%s\"", plain));
    agile_end(&agile);
    return good;
}

static bool write_envelope(const char *plain, const char *password, const char *aside, struct error *err)
{
    GsfOutput *sink = gsf_output_stdio_new(aside, NULL);
    if (!sink)
        return error_set(err, &REPORT_ENCRYPT, "cannot write \"%s\"", aside);
    GsfOutfile *root = gsf_outfile_msole_new(sink);
    bool good = write_streams(root, plain, password, err);
    bool closed = compound_close(GSF_OUTPUT(root));
    closed = (gsf_output_is_closed(sink) || gsf_output_close(sink)) && closed;
    g_object_unref(sink);
    return good && (closed || error_set(err, &REPORT_ENCRYPT, "cannot write \"%s\"", aside));
}

bool reports_encrypt(const char *plain, const char *password, const char *path, struct error *err)
{
    AUTO_ARENA arena = { 0 };
    const char *aside = arena_printf(&arena, "%s.envelope", path);
    if (!write_envelope(plain, password, aside, err)) {
        (void) unlink(aside);
        return error_context(err, "encrypting \"%s\"", plain);
    }
    if (chmod(aside, ENVELOPE_MODE) != 0)
        return error_system(err, &REPORT_ENCRYPT, "cannot set the mode of \"%s\"", aside);
    return file_put_in_place(aside, path, err);
}
