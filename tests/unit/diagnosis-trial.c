/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes evidence from a case, and asks the diagnosis.
 */

#include "diagnosis-trial.h"

#include "knowledge/mdr-provider-list.h"

#define N_SERVICES (SMTP_587 + 1)

/* The made-up account, and all that the evidence borrows. */
typedef struct
{
  MdrService *services[N_SERVICES];
  GPtrArray *findings;
  MdrEvidence evidence;
} Trial;

static void
make_services (Trial *trial, const TrialCase *test)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new ();
  const char *sending_host = test->one_host ? "imap.example.it" : "smtp.example.it";

  trial->services[IMAP] =
      mdr_service_new (MDR_PROTOCOL_IMAP, "imap.example.it", 993, MDR_SECURITY_TLS, NULL);
  trial->services[SMTP] =
      mdr_service_new (MDR_PROTOCOL_SMTP, sending_host, 465, MDR_SECURITY_TLS, NULL);
  trial->services[SMTP_587] =
      mdr_service_new (MDR_PROTOCOL_SMTP, sending_host, 587, MDR_SECURITY_STARTTLS, NULL);

  for (guint i = IMAP; i <= (test->two_ports ? SMTP_587 : SMTP); i++)
    g_ptr_array_add (services, trial->services[i]);

  trial->evidence.settings = mdr_settings_new (test->source, services);
}

static GVariant *
parse_parameters (const char *text)
{
  GVariantDict parameters;
  g_auto (GStrv) pairs = g_strsplit (text != NULL ? text : "", " ", -1);

  g_variant_dict_init (&parameters, NULL);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_autofree char *value = NULL;
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      g_assert_cmpuint (g_strv_length (pair), ==, 2);
      value = g_uri_unescape_string (pair[1], NULL);
      g_variant_dict_insert (&parameters, pair[0], "s", value);
    }

  return g_variant_dict_end (&parameters);
}

static void
make_findings (Trial *trial, const TrialCase *test)
{
  trial->findings = g_ptr_array_new_with_free_func (g_object_unref);
  trial->evidence.findings = trial->findings;

  for (gsize i = 0; i < TRIAL_MAX_FACTS && test->facts[i].code != NULL; i++)
    {
      const TrialFact *fact = &test->facts[i];

      g_ptr_array_add (trial->findings,
                       mdr_finding_new_with_parameters (
                           fact->code, MDR_STEP_NETWORK, fact->severity, fact->cause,
                           trial->services[fact->service], parse_parameters (fact->parameters)));
    }
}

static void
make_answers (Trial *trial, const TrialCase *test)
{
  trial->evidence.answers = mdr_answers_new ();
  mdr_answers_set (trial->evidence.answers, MDR_QUESTION_SYMPTOM, test->symptom, NULL);
  mdr_answers_set (trial->evidence.answers, MDR_QUESTION_WEBMAIL, test->webmail, NULL);
  mdr_answers_set (trial->evidence.answers, MDR_QUESTION_TWO_STEP, test->two_step, NULL);
  mdr_answers_set (trial->evidence.answers, MDR_QUESTION_PROGRAM, test->program, NULL);
  mdr_answers_set (trial->evidence.answers, MDR_QUESTION_DEVICE, test->device, NULL);
  if (mdr_evidence_has (&trial->evidence, "message-understood"))
    mdr_answers_set (trial->evidence.answers, MDR_QUESTION_MESSAGE, "It does not work.", NULL);
}

static void
make_provider (Trial *trial, const TrialCase *test)
{
  g_autofree char *address = NULL;
  const char *domain = "example.it";

  if (test->provider != NULL)
    {
      trial->evidence.provider =
          mdr_provider_list_find_by_id (mdr_provider_list_get_default (), test->provider);
      g_assert_nonnull (trial->evidence.provider);
      domain = mdr_provider_get_domains (trial->evidence.provider)[0];
    }

  address = g_strconcat ("anna@", domain, NULL);
  trial->evidence.address = mdr_address_parse (address, NULL);
}

static MdrVerdict *
new_verdict (Trial *trial, MdrDirection direction, MdrState state)
{
  return mdr_verdict_new (direction, state, MDR_CAUSE_OK,
                          state == MDR_STATE_PASSED ? MDR_PHASE_CAPABILITIES : MDR_PHASE_RESOLVE,
                          trial->services[direction == MDR_DIRECTION_RECEIVING ? IMAP : SMTP],
                          NULL);
}

static void
trial_init (Trial *trial, const TrialCase *test)
{
  make_services (trial, test);
  make_findings (trial, test);
  make_answers (trial, test);
  make_provider (trial, test);
  trial->evidence.now = g_date_time_new_utc (2026, 6, 1, 12, 0, 0);
  trial->evidence.n_refused_sign_ins = test->n_refused;
  trial->evidence.verdicts[MDR_DIRECTION_RECEIVING] =
      new_verdict (trial, MDR_DIRECTION_RECEIVING, test->receiving);
  trial->evidence.verdicts[MDR_DIRECTION_SENDING] =
      new_verdict (trial, MDR_DIRECTION_SENDING, test->sending);
}

static void
trial_clear (Trial *trial)
{
  for (guint i = IMAP; i < N_SERVICES; i++)
    g_object_unref (trial->services[i]);
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    g_object_unref (trial->evidence.verdicts[direction]);
  g_object_unref (trial->evidence.settings);
  g_object_unref (trial->evidence.answers);
  mdr_address_unref (trial->evidence.address);
  g_date_time_unref (trial->evidence.now);
  g_ptr_array_unref (trial->findings);
}

static void
assert_first (GPtrArray *causes, MdrCause expected)
{
  MdrCause first = causes->len > 0 ? mdr_ranked_cause_get_cause (causes->pdata[0]) : MDR_CAUSE_OK;

  g_assert_cmpstr (mdr_cause_to_code (first), ==, mdr_cause_to_code (expected));
}

static void
assert_second (GPtrArray *causes, MdrCause expected)
{
  if (expected == MDR_CAUSE_OK)
    return;

  g_assert_cmpuint (causes->len, >, 1);
  g_assert_cmpstr (mdr_cause_to_code (mdr_ranked_cause_get_cause (causes->pdata[1])), ==,
                   mdr_cause_to_code (expected));
  g_assert_cmpfloat (mdr_ranked_cause_get_confidence (causes->pdata[1]), >=,
                     MDR_DIAGNOSIS_POSSIBLE);
}

static void
assert_has (GListModel *findings, const char *code)
{
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (mdr_finding_get_code (finding), code))
        return;
    }

  g_error ("“%s” is not among the reasons", code);
}

static MdrRankedCause *
find_cause (GPtrArray *causes, MdrCause cause)
{
  for (guint i = 0; i < causes->len; i++)
    if (mdr_ranked_cause_get_cause (causes->pdata[i]) == cause)
      return causes->pdata[i];

  g_error ("“%s” is not suspected", mdr_cause_to_code (cause));
}

/* What holds for every diagnosis: sorted, in hundredths, and no cause twice. */
static void
assert_in_order (GPtrArray *causes)
{
  for (guint i = 0; i < causes->len; i++)
    {
      double confidence = mdr_ranked_cause_get_confidence (causes->pdata[i]);

      g_assert_cmpfloat (confidence, ==, (int) (confidence * 100 + 0.5) / 100.0);
      g_assert_true (find_cause (causes, mdr_ranked_cause_get_cause (causes->pdata[i])) ==
                     causes->pdata[i]);
      if (i > 0)
        g_assert_cmpfloat (confidence, <=, mdr_ranked_cause_get_confidence (causes->pdata[i - 1]));
    }
}

static void
test_case (gconstpointer data)
{
  const TrialCase *test = data;
  Trial trial = { 0 };
  g_autoptr (GPtrArray) causes = NULL;

  trial_init (&trial, test);

  if (test->rule != NULL)
    {
      g_autoptr (MdrInquiry) inquiry = mdr_inquiry_new (&trial.evidence);
      g_autoptr (GPtrArray) accused = NULL;

      test->rule (inquiry);
      accused = mdr_inquiry_rank (inquiry);
      assert_first (accused, test->accused);
    }

  causes = mdr_diagnose (&trial.evidence);
  assert_in_order (causes);
  assert_first (causes, test->first);
  assert_second (causes, test->second);
  if (test->at_most > 0)
    g_assert_cmpfloat (mdr_ranked_cause_get_confidence (causes->pdata[0]), <=, test->at_most);
  if (test->because != NULL)
    assert_has (mdr_ranked_cause_get_because (causes->pdata[0]), test->because);
  if (test->against != NULL)
    assert_has (mdr_ranked_cause_get_against (find_cause (causes, test->doubted)), test->against);

  g_clear_pointer (&causes, g_ptr_array_unref);
  trial_clear (&trial);
}

/**
 * trial_add_cases:
 * @family: the rules that they are about
 * @cases: static cases
 * @n_cases: their number
 *
 * Makes a test of each case.
 */
void
trial_add_cases (const char *family, const TrialCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strconcat ("/diagnosis/", family, "/", cases[i].claim, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
}
