/*
 * The faults of this floor, made from faults.def.
 */
#include "transforms/transforms.h"

#define FAULT(name, status_, zh_, en_, zh_action_, en_action_)                                                         \
    const struct fault name = {                                                                                        \
        .code = #name, .status = status_, .zh = zh_, .en = en_, .zh_action = zh_action_, .en_action = en_action_       \
    };
#include "transforms/faults.def"
#undef FAULT
