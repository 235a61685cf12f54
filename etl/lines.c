/*
 * How it works: a temporary file of numbers, written to its end and then read from its start.
 */
#include "etl/lines.h"

bool lines_add(struct lines *lines, uint64_t line, struct error *err)
{
    if (!lines->file && !(lines->file = tmpfile()))
        return error_system(err, &FILE_IO, "could not make a temporary file");
    lines->count++;
    return fwrite(&line, sizeof line, 1, lines->file) == 1 ||
           error_system(err, &FILE_IO, "could not write to a temporary file");
}

bool lines_next(struct lines *lines, uint64_t *line, struct error *err)
{
    *line = 0;
    if (lines->read == lines->count)
        return true;
    if (lines->read++ == 0 && fseeko(lines->file, 0, SEEK_SET) != 0) /* which writes out what is buffered */
        return error_system(err, &FILE_IO, "could not write to a temporary file");
    return fread(line, sizeof *line, 1, lines->file) == 1 ||
           error_system(err, &FILE_IO, "could not read back a temporary file");
}

void lines_close(struct lines *lines)
{
    if (lines->file)
        (void) fclose(lines->file);
    *lines = (struct lines) { 0 };
}
