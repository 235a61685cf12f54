/*
 * The characters of GB 18030, as base/gb18030_table.py found them; only base/gb18030.c reads them.
 */
#ifndef FUPIN_BASE_GB18030_TABLE_H
#define FUPIN_BASE_GB18030_TABLE_H

#include <stdint.h>

enum { GB18030_TRAILS = 0xFF - 0x40, GB18030_PAIRS = (0xFF - 0x81) * GB18030_TRAILS, GB18030_STRETCHES = 206 };

/* Lead 81..FE by trail 40..FE: the character's UTF-8 bytes, the lowest byte of the number first; 0: none. */
extern const uint32_t gb18030_pairs[GB18030_PAIRS];

/* Four-byte characters below U+10000: from linear number `index` on, code points count up from `code`. */
struct gb18030_stretch {
    uint16_t index, code;
};
extern const struct gb18030_stretch gb18030_stretches[GB18030_STRETCHES];

#endif
