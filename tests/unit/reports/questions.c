/* What to ask about a flag: reports/questions.h. */
#include "reports/questions.h"

#include <string.h>

#include "tests/unit/runner.h"

TEST(a_rule_has_questions_of_its_own)
{
    assert_non_null(strstr(questions_of("DTY-06")[0], "计划"));
    assert_non_null(strstr(questions_of("TRM-03")[0], "利率"));
}

TEST(a_rule_without_questions_has_those_of_its_family)
{
    assert_ptr_equal(questions_of("WHO-99"), questions_of("WHO"));
    assert_ptr_not_equal(questions_of("WHO-99"), questions_of("XFR-99"));
}

TEST(a_site_may_have_families_of_its_own)
{
    assert_non_null(questions_of("ZZZ-01")[0]);
    assert_ptr_equal(questions_of("ZZZ-01"), questions_of(""));
}
