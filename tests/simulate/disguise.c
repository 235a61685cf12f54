/*
 * One wrong character, or two neighbours changed about, always spoils the check digit (that is what it is
 * for): such an ID is never another right one.
 */
#include "disguise.h"

#include <stdio.h>
#include <string.h>

/* Names and numbers have room to spare; what would not fit is cut rather than spilt. */
void disguise_copy(char *into, size_t size, const char *text)
{
    snprintf(into, size, "%s", text);
}

/* The 18th character is left alone: then a digit and the check digit would differ, which is two. */
void disguise_wrong_digit(struct note *note, const char *id, int place, int add)
{
    disguise_copy(note->id, sizeof note->id, id);
    note->id[18] = 0;
    note->id[place] = (char) ('0' + (id[place] - '0' + add) % 10);
}

/* From the right, for the sequence digits differ more often than those of a birth date. */
void disguise_swapped(struct note *note, const char *id)
{
    int place = 15;

    while (id[place] == id[place + 1])
        place--;
    disguise_copy(note->id, sizeof note->id, id);
    note->id[place] = id[place + 1];
    note->id[place + 1] = id[place];
}

/* Without the century and without the check digit. */
void disguise_short(struct note *note, const char *id)
{
    memcpy(note->id, id, 6);
    memcpy(note->id + 6, id + 8, 9);
    note->id[15] = 0;
}

/* The kind of disability (1 to 7) and its degree (1 to 4) follow the number. */
void disguise_card(struct note *note, const char *id)
{
    memcpy(note->id, id, 18);
    memcpy(note->id + 18, "32", 3);
}

/* U+FF10 to U+FF19 and U+FF38: three bytes each, the last two follow the ASCII code. */
void disguise_full_width(struct note *note, const char *id)
{
    char *at = note->id;

    for (int i = 0; i < 18; i++, at += 3) {
        at[0] = (char) 0xEF;
        at[1] = (char) 0xBC;
        at[2] = (char) (id[i] == 'X' ? 0xB8 : 0x90 + (id[i] - '0'));
    }
    *at = 0;
}

/* As it is printed on forms: region, birth date, sequence. */
void disguise_spaced(struct note *note, const char *id)
{
    snprintf(note->id, sizeof note->id, "%.6s %.8s %.4s", id, id + 6, id + 14);
}

/* Steps through the years of birth until the check digit is X; each year changes it. */
void disguise_with_x(struct person *person)
{
    for (int year = 1960; year < 1985 && person->id[17] != 'X'; year++) {
        person->id[6] = '1';
        person->id[7] = '9';
        person->id[8] = (char) ('0' + year / 10 % 10);
        person->id[9] = (char) ('0' + year % 10);
        people_check_digit(person->id);
    }
}

/* A space before each character but the first; continuation bytes of UTF-8 begin none. */
void disguise_name_spaced(struct note *note, const char *name, const char *space)
{
    size_t used = 0;

    for (size_t i = 0; name[i] && used + 8 < sizeof note->name; i++) {
        bool starts = ((unsigned char) name[i] & 0xC0) != 0x80;

        if (starts && i > 0)
            used += (size_t) snprintf(note->name + used, sizeof note->name - used, "%s", space);
        note->name[used++] = name[i];
    }
    note->name[used] = 0;
}

/* The second character: all of ours take three bytes. */
void disguise_name_masked(struct note *note, const char *name, const char *mask)
{
    snprintf(note->name, sizeof note->name, "%.3s%s%s", name, mask, name + 6);
}
