/*
 * How it works: the faults of this floor, made from faults.def as base/error.c makes its own.
 */
#include "reports/reports.h"

#define FAULT(name, status_, zh_, en_, zh_action_, en_action_)                                                         \
    const struct fault name = {                                                                                        \
        .code = #name, .status = status_, .zh = zh_, .en = en_, .zh_action = zh_action_, .en_action = en_action_       \
    };
#include "reports/faults.def"
#undef FAULT

static const struct fault *const faults[] = {
#define FAULT(name, status_, zh_, en_, zh_action_, en_action_) &(name),
#include "reports/faults.def"
#undef FAULT
};

const struct fault *reports_fault(size_t i)
{
    return i < sizeof faults / sizeof *faults ? faults[i] : NULL;
}
