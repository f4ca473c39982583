/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is filled into the texts: spans of time, values from outside, and what depends on them.
 */

#include <locale.h>

#include "knowledge/mdr-text-values.h"
#include "knowledge/mdr-texts.h"

static void
test_clocks_in_words (void)
{
  static const struct
  {
    const char *offset;
    const char *text;
  } cases[] = {
    { "300", "The clock of this computer is wrong: it is 5 minutes fast." },
    { "-300", "The clock of this computer is wrong: it is 5 minutes slow." },
    { "7190", "The clock of this computer is wrong: it is 2 hours fast." },
    { "86400", "The clock of this computer is wrong: it is 24 hours fast." },
    { "-172800", "The clock of this computer is wrong: it is 2 days slow." },
    { "-7776000", "The clock of this computer is wrong: it is 3 months slow." },
    { "1000000000", "The clock of this computer is wrong: it is 32 years fast." },
    { "fast", "The clock of this computer is wrong." },
    { "99999999999999999999", "The clock of this computer is wrong." },
  };
  g_autofree char *second = mdr_texts_dup_time_span (-G_TIME_SPAN_SECOND);

  g_assert_cmpstr (second, ==, "1 second");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MdrFinding) finding =
          mdr_finding_new ("clock-off", MDR_STEP_NETWORK, MDR_SEVERITY_WARNING,
                           MDR_CAUSE_CLOCK_SKEW, NULL, "offset", cases[i].offset, NULL);
      g_autofree char *text = mdr_texts_dup_finding (finding);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_value_asks_for_nothing (void)
{
  g_autoptr (MdrFinding) finding = mdr_finding_new (
      "settings-from-autoconfig", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO, MDR_CAUSE_OK, NULL, "host",
      "{secret} %s {host} <b>", "secret", "SECRET", NULL);
  g_autofree char *text = mdr_texts_dup_finding (finding);

  g_assert_cmpstr (
      text, ==,
      "Your provider itself publishes the right server settings (on {secret} %s {host} <b>).");
}

static void
test_conditions (void)
{
  g_autoptr (MdrTextValues) values = mdr_text_values_new ();
  g_autofree char *filled = NULL;

  mdr_text_values_set (values, "host", "a.example");
  mdr_text_values_set_word (values, "cause", "ok", NULL);

  g_assert_true (mdr_text_values_satisfy (values, NULL));
  g_assert_true (mdr_text_values_satisfy (values, "cause=unknown|ok"));
  g_assert_true (mdr_text_values_satisfy (values, "cause=ok  host=a.example"));
  g_assert_false (mdr_text_values_satisfy (values, "cause=unknown"));
  g_assert_false (mdr_text_values_satisfy (values, "cause=o"));
  g_assert_false (mdr_text_values_satisfy (values, "cause=ok host=b.example"));
  g_assert_false (mdr_text_values_satisfy (values, "port=1"));
  g_assert_false (mdr_text_values_satisfy (values, "cause"));

  g_assert_null (mdr_text_values_fill (values, "{cause}"));
  g_assert_null (mdr_text_values_fill (values, "{host} {missing}"));

  filled = mdr_text_values_fill (values, "{host}{host} {} {Host} { {host");
  g_assert_cmpstr (filled, ==, "a.examplea.example {} {Host} { {host");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/texts/clocks-are-fast-or-slow", test_clocks_in_words);
  g_test_add_func ("/texts/value-asks-for-no-further-value", test_value_asks_for_nothing);
  g_test_add_func ("/texts/conditions-compare-codes", test_conditions);

  return g_test_run ();
}
