/* Text becomes HTML: reports/html.h. */
#include "reports/html.h"

#include "tests/unit/runner.h"

TEST(no_text_becomes_markup)
{
    AUTO_BUFFER out = { 0 };
    html_text(&out, "<b onclick='x'>\"甲&乙\"</b>");
    assert_string_equal(buffer_text(&out), "&lt;b onclick=&#39;x&#39;&gt;&quot;甲&amp;乙&quot;&lt;/b&gt;");
}

TEST(an_element_has_a_class_only_where_one_is_named)
{
    AUTO_BUFFER out = { 0 };
    html_element(&out, "td", "word", "<1>");
    html_element(&out, "td", NULL, "2");
    assert_string_equal(buffer_text(&out), "<td class=\"word\">&lt;1&gt;</td>\n<td>2</td>\n");
}

TEST(a_label_of_a_chart_is_escaped_too)
{
    AUTO_BUFFER out = { 0 };
    html_label(&out, 1, 2, "end", "a<b");
    assert_string_equal(buffer_text(&out), "<text x=\"1\" y=\"2\" text-anchor=\"end\">a&lt;b</text>\n");
}
