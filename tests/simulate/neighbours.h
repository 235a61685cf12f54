/*
 * Who is lent to by whom, of the neighbours: a county's people are lent to by the cooperative of another county in
 * stories only, so that what such a pair of county and bank adds up to is known.  Each kind of story has pairs of its own.
 */
#ifndef SIMULATE_NEIGHBOURS_H
#define SIMULATE_NEIGHBOURS_H

/* So many counties on: whose cooperative lends. */
enum neighbour {
    NEIGHBOUR_ONCE = 1,        /* two years before a month of the window, and since then no more */
    NEIGHBOUR_ONCE_A_YEAR = 2, /* one year before */
    NEIGHBOUR_LEAPS = 3,       /* households that leap, at four of them */
    NEIGHBOUR_LEAPS_END = 6,
    NEIGHBOUR_RATIO = 7,     /* bad loans of about three percent */
    NEIGHBOUR_JUST_SO = 8,   /* ten households, of which three leave at once */
    NEIGHBOUR_TO_AND_FRO = 9 /* households that come and go every month */
};

#endif
