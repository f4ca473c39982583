/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which of the mechanisms that a server offers is taken.
 */

#include "protocol/mdr-sasl-private.h"

static void
test_choice (void)
{
  static const struct
  {
    const char *offered;
    MdrPasswordKind kind;
    MdrSaslMatch match;
    const char *mechanism;
  } cases[] = {
    { "LOGIN PLAIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256", MDR_PASSWORD_KIND_ACCOUNT,
      MDR_SASL_MATCH_USABLE, "SCRAM-SHA-256" },
    { "LOGIN PLAIN CRAM-MD5 SCRAM-SHA-1", MDR_PASSWORD_KIND_APP, MDR_SASL_MATCH_USABLE,
      "SCRAM-SHA-1" },
    { "CRAM-MD5 LOGIN PLAIN plain-login", MDR_PASSWORD_KIND_ACCOUNT, MDR_SASL_MATCH_USABLE,
      "PLAIN" },
    { "plain-login CRAM-MD5 LOGIN", MDR_PASSWORD_KIND_ACCOUNT, MDR_SASL_MATCH_USABLE, "LOGIN" },
    { "XOAUTH2 CRAM-MD5 plain-login", MDR_PASSWORD_KIND_ACCOUNT, MDR_SASL_MATCH_USABLE,
      "plain-login" },
    { "CRAM-MD5 DIGEST-MD5", MDR_PASSWORD_KIND_ACCOUNT, MDR_SASL_MATCH_USABLE, "CRAM-MD5" },
    { "XOAUTH2", MDR_PASSWORD_KIND_APP, MDR_SASL_MATCH_ONLY_MODERN, NULL },
    { "PLAIN XOAUTH2 OAUTHBEARER", MDR_PASSWORD_KIND_TOKEN, MDR_SASL_MATCH_USABLE, "OAUTHBEARER" },
    { "PLAIN XOAUTH2", MDR_PASSWORD_KIND_TOKEN, MDR_SASL_MATCH_USABLE, "XOAUTH2" },
    { "PLAIN LOGIN", MDR_PASSWORD_KIND_TOKEN, MDR_SASL_MATCH_NONE, NULL },
    { "GSSAPI NTLM SCRAM-SHA-1-PLUS", MDR_PASSWORD_KIND_ACCOUNT, MDR_SASL_MATCH_NONE, NULL },
    { "", MDR_PASSWORD_KIND_ACCOUNT, MDR_SASL_MATCH_NONE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) offered = g_strsplit (cases[i].offered, " ", -1);
      const char *mechanism = NULL;

      g_assert_cmpint (mdr_sasl_choose ((const char *const *) offered, cases[i].kind, &mechanism),
                       ==, cases[i].match);
      g_assert_cmpstr (mechanism, ==, cases[i].mechanism);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sasl/the-best-mechanism-is-chosen", test_choice);

  return g_test_run ();
}
