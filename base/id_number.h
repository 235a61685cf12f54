/*
 * A resident identity number (GB 11643-1999).
 *
 * Ledgers carry it in many dresses: full-width digits, a lower-case x, 15 digits from before 1999, a
 * disability card whose first 18 characters it is.  id_number_read() undresses it.  A number with a fault
 * keeps its text: what it says is a rule's business, never a reason to lose a row.
 */
#ifndef FUPIN_BASE_ID_NUMBER_H
#define FUPIN_BASE_ID_NUMBER_H

#include "base/str.h"

enum id_number_fault {
    ID_NUMBER_OK,
    ID_NUMBER_EMPTY,
    ID_NUMBER_LENGTH,
    ID_NUMBER_CHARACTER,
    ID_NUMBER_BIRTH_DATE,
    ID_NUMBER_CHECK_DIGIT,
    ID_NUMBER_SCIENTIFIC
};

enum id_number_form { ID_FORM_18, ID_FORM_15, ID_FORM_DISABILITY_CARD, ID_FORM_OTHER };

enum { ID_NUMBER_SIZE = 64 };

struct id_number {
    char text[ID_NUMBER_SIZE]; /* normalised: 18 characters where it is one, else the folded text (cut at 63 bytes) */
    enum id_number_form form;
};

/* Reads `raw` (UTF-8, any dress): half width, upper case, without ' and spaces; the first 18 of a
 * disability card (20 to 22 characters); 15 digits become 18 (19yy and check digit).  Returns
 * ID_NUMBER_OK, or the first fault found. */
enum id_number_fault id_number_read(struct id_number *id, struct str raw);

/* The check digit of 17 digits. */
char id_number_check_digit(const char *seventeen);

/* "532301********1234" into `out` (ID_NUMBER_SIZE bytes); of 10 to 14 bytes the last four stay, of fewer none. */
const char *id_number_mask(struct str id, char *out);

#endif
