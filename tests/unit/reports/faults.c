/* The faults of this floor: reports/faults.def. */
#include "reports/reports.h"

#include "tests/unit/runner.h"

TEST(every_fault_of_the_reports_is_listed_with_both_sentences)
{
    size_t count = 0;
    for (const struct fault *fault; (fault = reports_fault(count)); count++) {
        assert_true(*fault->zh && *fault->en && *fault->zh_action && *fault->en_action);
        assert_int_equal(fault->status, EXIT_FAILED);
    }
    assert_int_equal(count, 7);
}
