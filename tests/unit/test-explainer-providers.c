/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the built-in rules say about providers: that they only name providers that are known, and
 * that a provider is recognised by its words.
 */

#include <string.h>

#include "explain/mdr-explainer.h"
#include "knowledge/mdr-knowledge.h"
#include "knowledge/mdr-provider-list.h"

#define SIGNS_PREFIX "provider "

/* What a provider's own server or page says, and whose it is. */
static const struct
{
  const char *text;
  const char *provider;
} answers[] = {
  { "535 5.7.8 Username and Password not accepted. f12sm345 - gsmtp", "gmail" },
  { "Login to server imap.gmail.com failed", "gmail" },
  { "550 5.7.1 relay of aspmx.l.google.com", "google-workspace" },
  { "550 5.7.1 (S3150) [x.olc.protection.outlook.com]", "outlook" },
  { "535 5.7.139 [AM0PR10CA0006.EURPRD10.PROD.OUTLOOK.COM]", "microsoft365" },
  { "421 4.7.0 see https://postmaster.yahooinc.com/error-codes", "yahoo" },
  { "554 5.7.1 [CS01] https://support.apple.com/en-us/HT204137", "icloud" },
  { "Connected to imapmail.libero.it:993", "libero" },
  { "imaps.pec.aruba.it: connection refused", "aruba-pec" },
  { "imaps.aruba.it: connection refused", "aruba" },
  { "550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]", "orange-fr" },
  { "421 Too many connections, slow down. LPN105_104", "laposte" },
  { "554 contact tosa@rx.t-online.de to clarify. (BL)", "t-online" },
};

static MdrExplanation
explain (const char *text)
{
  const MdrUtterance utterance = { .text = text, .length = -1 };
  MdrExplanation explanation;

  mdr_explainer_explain (mdr_explainer_get_default (), &utterance, &explanation);

  return explanation;
}

static void
assert_known (const char *group, const char *id)
{
  if (mdr_provider_list_find_by_id (mdr_provider_list_get_default (), id) == NULL)
    g_error ("[%s] names the provider “%s”, who is not in providers.ini", group, id);
}

/* The providers of a group, whether it is a rule for them or tells the words of one. */
static GStrv
list_providers (GKeyFile *file, const char *group)
{
  if (g_str_has_prefix (group, SIGNS_PREFIX))
    return g_strsplit (group + strlen (SIGNS_PREFIX), ";", -1);

  return g_key_file_get_string_list (file, group, "provider", NULL, NULL);
}

static void
test_only_known_providers_are_named (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = mdr_knowledge_load_key_files ("answers", &error);
  guint n_named = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    {
      GKeyFile *file = g_ptr_array_index (files, i);
      g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

      for (char **group = groups; *group != NULL; group++)
        {
          g_auto (GStrv) ids = list_providers (file, *group);

          for (char **id = ids; id != NULL && *id != NULL; id++, n_named++)
            assert_known (*group, *id);
        }
    }

  g_assert_cmpuint (n_named, >, 0);
}

/* The name of one provider's server must not be found within another's. */
static void
test_provider_is_recognised (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      MdrExplanation explanation = explain (answers[i].text);

      g_test_message ("%s", answers[i].text);
      g_assert_cmpstr (explanation.provider, ==, answers[i].provider);
    }
}

static void
test_address_is_no_sign (void)
{
  MdrExplanation explanation = explain ("550 5.1.1 <someone@gmail.com>: user unknown");

  g_assert_null (explanation.provider);
}

static void
test_known_provider_decides_bare_refusal (void)
{
  const MdrUtterance utterance = {
    .text = "a1 NO LOGIN failed.",
    .length = -1,
    .speakers = MDR_SPEAKER_IMAP,
    .moments = MDR_MOMENT_SIGN_IN,
    .provider = "outlook",
  };
  MdrExplanation explanation;

  mdr_explainer_explain (mdr_explainer_get_default (), &utterance, &explanation);

  g_assert_cmpint (explanation.meanings[0].cause, ==, MDR_CAUSE_OAUTH_REQUIRED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/explainer/providers/only-known-providers-are-named",
                   test_only_known_providers_are_named);
  g_test_add_func ("/explainer/providers/provider-is-recognised", test_provider_is_recognised);
  g_test_add_func ("/explainer/providers/address-is-no-sign", test_address_is_no_sign);
  g_test_add_func ("/explainer/providers/known-provider-decides-bare-refusal",
                   test_known_provider_decides_bare_refusal);

  return g_test_run ();
}
