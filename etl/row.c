/*
 * How it works: faults lie in a fixed array inside the row, since a column has one fault at most.
 */
#include "etl/row.h"

void row_fault_add(struct row *row, int column, enum reject_code code, struct str value, bool rejects)
{
    row->rejected = row->rejected || rejects;
    if (row->fault_count < FAULTS_MOST)
        row->faults[row->fault_count++] = (struct row_fault) { column, code, value, rejects };
}
