/*
 * The faults of this floor, made from the one list in etl/faults.def.
 */
#include "etl/etl.h"

#define FAULT(name_, status_, zh_, en_, zh_action_, en_action_)                                                        \
    const struct fault name_ = {                                                                                       \
        .code = #name_, .status = status_, .zh = zh_, .en = en_, .zh_action = zh_action_, .en_action = en_action_      \
    };
#include "etl/faults.def"
#undef FAULT
