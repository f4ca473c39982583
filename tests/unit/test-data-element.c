/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The data files are read as xgettext reads them, and mistakes in them are named.
 */

#include "core/mdr-error.h"
#include "knowledge/mdr-data-element.h"

static void
test_tree (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrDataElement) root =
      mdr_data_element_parse ("<a><!-- not this --><b id='1'>x</b>\n<c/></a>", -1, &error);
  const MdrDataElement *first;

  g_assert_no_error (error);
  g_assert_cmpstr (mdr_data_element_get_name (root), ==, "a");
  g_assert_cmpuint (mdr_data_element_get_n_children (root), ==, 2);

  first = mdr_data_element_get_child (root, 0);
  g_assert_cmpstr (mdr_data_element_get_name (first), ==, "b");
  g_assert_cmpstr (mdr_data_element_get_text (first), ==, "x");
  g_assert_cmpstr (mdr_data_element_get_attribute (first, "id"), ==, "1");
  g_assert_null (mdr_data_element_get_attribute (first, "nothing"));
}

static void
test_white_space (void)
{
  static const char *const rows[][2] = {
    { "  one\n    two\t three ", "one two three" },
    { "a &amp; b &lt;c>", "a & b <c>" },
    { "no\u00a0break", "no\u00a0break" },
    { "  ", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *xml = g_strdup_printf ("<t>%s</t>", rows[i][0]);
      g_autoptr (MdrDataElement) root = mdr_data_element_parse (xml, -1, NULL);

      g_assert_cmpstr (mdr_data_element_get_text (root), ==, rows[i][1]);
    }
}

static void
test_mistakes (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mdr_data_element_parse ("<a>\n<b>text<c/></b></a>", -1, &error));
  g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "Line 2"));
  g_clear_error (&error);

  g_assert_null (mdr_data_element_parse ("<a><b></a>", -1, &error));
  g_assert_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE);
  g_clear_error (&error);

  g_assert_null (mdr_data_element_parse ("", -1, &error));
  g_assert_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_EMPTY);
}

static void
test_missing_file (void)
{
  g_autoptr (MdrDataElement) root = NULL;

  g_test_expect_message ("MailDoctor", G_LOG_LEVEL_CRITICAL, "*no-such-file.xml*");
  root = mdr_data_element_load ("no-such-file.xml");
  g_test_assert_expected_messages ();

  g_assert_cmpuint (mdr_data_element_get_n_children (root), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data-element/tree-is-read", test_tree);
  g_test_add_func ("/data-element/white-space-counts-as-one-space", test_white_space);
  g_test_add_func ("/data-element/mistakes-are-named-with-their-line", test_mistakes);
  g_test_add_func ("/data-element/missing-file-gives-nothing", test_missing_file);

  return g_test_run ();
}
