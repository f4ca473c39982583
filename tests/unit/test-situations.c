/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said, and advised, where more is known than the cause in general.
 */

#include "core/mdr-diagnosis.h"
#include "knowledge/mdr-guides.h"
#include "knowledge/mdr-texts.h"

static MdrFinding *
new_finding (const char *code)
{
  return mdr_finding_new (code, MDR_STEP_SETTINGS, MDR_SEVERITY_WARNING, MDR_CAUSE_UNKNOWN, NULL,
                          NULL, NULL);
}

static MdrRankedCause *
new_name_trouble (const char *code)
{
  g_autoptr (GPtrArray) because = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) against = g_ptr_array_new ();

  g_ptr_array_add (because, new_finding ("name-lookup-failed"));
  g_ptr_array_add (because, new_finding (code));

  return mdr_ranked_cause_new (MDR_CAUSE_DNS_FAILURE, 0.9, because, against);
}

static MdrRankedCause *
diagnose (const char *code, const char *other_code)
{
  g_autoptr (MdrAnswers) answers = mdr_answers_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) causes = NULL;
  g_autoptr (MdrVerdict) verdict = mdr_verdict_new (MDR_DIRECTION_RECEIVING, MDR_STATE_PASSED,
                                                    MDR_CAUSE_OK, MDR_PHASE_MAILBOX, NULL, NULL);
  MdrEvidence evidence = {
    .findings = findings, .answers = answers, .now = now, .verdicts = { verdict, verdict }
  };

  g_ptr_array_add (findings, new_finding (code));
  if (other_code != NULL)
    g_ptr_array_add (findings, new_finding (other_code));

  causes = mdr_diagnose (&evidence);

  return g_object_ref (causes->pdata[0]);
}

static void
test_missing_message (void)
{
  g_autoptr (MdrRankedCause) ranked = diagnose ("test-message-not-arrived", NULL);
  g_autoptr (GPtrArray) guides = NULL;

  g_assert_cmpint (mdr_ranked_cause_get_cause (ranked), ==, MDR_CAUSE_UNKNOWN);
  g_assert_cmpstr (mdr_ranked_cause_get_situation (ranked), ==, "test-message-missing");
  g_assert_nonnull (mdr_texts_get_ranked_cause_explanation (ranked));
  g_assert_cmpstr (mdr_texts_get_ranked_cause_title (ranked), !=,
                   mdr_texts_get_cause_title (MDR_CAUSE_UNKNOWN));

  guides = mdr_guides_find_topic (mdr_ranked_cause_get_situation (ranked), NULL, NULL, NULL);
  g_assert_cmpuint (guides->len, >, 0);
  g_assert_cmpstr (mdr_guide_get_id (guides->pdata[0]), ==, "test-message/look-for-it");
}

/* The trouble is on another device, and this computer does not get to the servers. */
static void
test_not_measured_here (void)
{
  g_autoptr (MdrFinding) clock =
      mdr_finding_new ("clock-off", MDR_STEP_NETWORK, MDR_SEVERITY_WARNING, MDR_CAUSE_CLOCK_SKEW,
                       NULL, "offset", "86400", NULL);
  g_autoptr (GPtrArray) because = g_ptr_array_new ();
  g_autoptr (GPtrArray) against = g_ptr_array_new ();
  g_autoptr (MdrRankedCause) ranked = NULL;
  g_autoptr (GPtrArray) guides = NULL;

  g_ptr_array_add (because, clock);
  ranked = mdr_ranked_cause_new (MDR_CAUSE_UNKNOWN, 0.5, because, against);

  g_assert_cmpstr (mdr_ranked_cause_get_situation (ranked), ==, "not-measured-here");
  g_assert_cmpstr (mdr_texts_get_ranked_cause_title (ranked), ==,
                   "Your servers could not be tested from this computer");
  guides = mdr_guides_find_topic (mdr_ranked_cause_get_situation (ranked), NULL, NULL, NULL);
  g_assert_cmpuint (guides->len, ==, 2);
}

static void
test_webmail_fails (void)
{
  g_autoptr (MdrRankedCause) ranked = diagnose ("webmail-sign-in-fails", NULL);
  g_autoptr (GPtrArray) guides = NULL;

  g_assert_cmpint (mdr_ranked_cause_get_cause (ranked), ==, MDR_CAUSE_PASSWORD_WRONG);
  g_assert_cmpstr (mdr_texts_get_ranked_cause_explanation (ranked), !=,
                   mdr_texts_get_cause_explanation (MDR_CAUSE_PASSWORD_WRONG));

  guides = mdr_guides_find_topic (mdr_ranked_cause_get_situation (ranked), NULL, NULL, NULL);
  g_assert_cmpuint (guides->len, >, 0);
  g_assert_cmpstr (mdr_guide_get_id (guides->pdata[0]), ==, "sign-in/recover-password");
}

static void
test_something_else_too (void)
{
  g_autoptr (MdrRankedCause) ranked = diagnose ("test-message-not-arrived", "malformed-reply");

  g_assert_null (mdr_ranked_cause_get_situation (ranked));
}

static void
test_nothing_known (void)
{
  g_autoptr (MdrRankedCause) ranked = diagnose ("malformed-reply", NULL);

  g_assert_cmpint (mdr_ranked_cause_get_cause (ranked), ==, MDR_CAUSE_UNKNOWN);
  g_assert_null (mdr_ranked_cause_get_situation (ranked));
  g_assert_cmpstr (mdr_texts_get_ranked_cause_title (ranked), ==,
                   mdr_texts_get_cause_title (MDR_CAUSE_UNKNOWN));
  g_assert_cmpstr (mdr_texts_get_ranked_cause_explanation (ranked), ==,
                   mdr_texts_get_cause_explanation (MDR_CAUSE_UNKNOWN));
}

static void
test_no_name_at_all (void)
{
  g_autoptr (MdrRankedCause) ranked = new_name_trouble ("no-names");
  g_autoptr (GPtrArray) guides = mdr_guides_find_topic ("no-names", NULL, NULL, NULL);

  g_assert_cmpstr (mdr_ranked_cause_get_situation (ranked), ==, "no-names");
  g_assert_cmpstr (mdr_texts_get_ranked_cause_title (ranked), !=,
                   mdr_texts_get_cause_title (MDR_CAUSE_DNS_FAILURE));
  g_assert_cmpuint (guides->len, >, 0);
  g_assert_cmpstr (mdr_guide_get_id (guides->pdata[0]), ==, "no-names/restart-router");
}

static void
test_one_name (void)
{
  g_autoptr (MdrRankedCause) ranked = new_name_trouble ("name-not-found");

  g_assert_null (mdr_ranked_cause_get_situation (ranked));
  g_assert_cmpstr (mdr_texts_get_ranked_cause_title (ranked), ==,
                   mdr_texts_get_cause_title (MDR_CAUSE_DNS_FAILURE));
}

static MdrRankedCause *
new_offline (const char *reason)
{
  g_autoptr (MdrFinding) offline =
      mdr_finding_new ("offline", MDR_STEP_NETWORK, MDR_SEVERITY_ERROR, MDR_CAUSE_NO_INTERNET, NULL,
                       "reason", reason, NULL);
  g_autoptr (GPtrArray) because = g_ptr_array_new ();
  g_autoptr (GPtrArray) against = g_ptr_array_new ();

  g_ptr_array_add (because, offline);

  return mdr_ranked_cause_new (MDR_CAUSE_NO_INTERNET, 0.97, because, against);
}

/* Whoever took the network away from this program alone has internet, and is to look for the
 * permission and not for the router. */
static void
test_network_not_allowed (void)
{
  g_autoptr (MdrRankedCause) forbidden = new_offline ("not-allowed");
  g_autoptr (MdrRankedCause) offline = new_offline (NULL);
  g_autoptr (GPtrArray) guides = NULL;

  g_assert_cmpstr (mdr_ranked_cause_get_situation (forbidden), ==, "network-not-allowed");
  g_assert_cmpstr (mdr_texts_get_ranked_cause_title (forbidden), ==,
                   "Mail Doctor may not use the network");
  guides = mdr_guides_find_topic (mdr_ranked_cause_get_situation (forbidden), NULL, NULL, NULL);
  g_assert_cmpuint (guides->len, ==, 1);

  g_assert_null (mdr_ranked_cause_get_situation (offline));
  g_assert_cmpstr (mdr_texts_get_ranked_cause_title (offline), ==,
                   mdr_texts_get_cause_title (MDR_CAUSE_NO_INTERNET));
}

/* One that names the port that answers comes before one on ports in general. */
static void
test_named_port_works (void)
{
  g_autoptr (GPtrArray) because = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) against = g_ptr_array_new ();
  g_autoptr (MdrRankedCause) ranked = NULL;
  g_autoptr (GPtrArray) guides = NULL;

  g_ptr_array_add (because, new_finding ("connection-refused"));
  g_ptr_array_add (because, new_finding ("greeted"));
  ranked = mdr_ranked_cause_new (MDR_CAUSE_CONNECTION_REFUSED, 0.9, because, against);

  g_assert_cmpstr (mdr_ranked_cause_get_situation (ranked), ==, "named-port-works");
  guides = mdr_guides_find_topic (mdr_ranked_cause_get_situation (ranked), NULL, NULL, NULL);
  g_assert_cmpstr (mdr_guide_get_id (guides->pdata[0]), ==, "named-port/use-it");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/situations/message-that-went-missing-is-looked-for", test_missing_message);
  g_test_add_func ("/situations/network-without-names-is-not-a-misspelt-one", test_no_name_at_all);
  g_test_add_func ("/situations/one-name-that-is-missing-may-be-misspelt", test_one_name);
  g_test_add_func ("/situations/permission-for-the-network-is-not-the-internet",
                   test_network_not_allowed);
  g_test_add_func ("/situations/port-that-answers-is-advised-first", test_named_port_works);
  g_test_add_func ("/situations/servers-that-could-not-be-measured-here", test_not_measured_here);
  g_test_add_func ("/situations/password-that-the-webmail-refuses-is-recovered",
                   test_webmail_fails);
  g_test_add_func ("/situations/where-more-is-wrong-there-is-none", test_something_else_too);
  g_test_add_func ("/situations/where-nothing-is-known-there-is-none", test_nothing_known);

  return g_test_run ();
}
