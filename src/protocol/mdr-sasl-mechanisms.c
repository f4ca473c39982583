/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which mechanisms there are, and which of those that a server offers is taken.
 */

#include "mdr-sasl-private.h"

/* The best first. The password goes through verified TLS in any case, so what counts is what tells
 * most reliably whether it is right:
 *
 * SCRAM does not show it to the server and shows that the server knows it. PLAIN goes before
 * CRAM-MD5, although it sends the password: CRAM-MD5 has no proof of the server, its answer can be
 * tried off line against a dictionary, and it only works where the server keeps passwords readable,
 * so that servers which announce it but have hashed this one refuse it and would make us say that
 * it is wrong. LOGIN is an older PLAIN, and the protocols' own commands are for servers without
 * SASL. */
static const struct
{
  const char *name;
  gboolean modern;
  GType (*get_type) (void);
} mechanisms[] = {
  { "SCRAM-SHA-256", FALSE, mdr_sasl_scram_get_type },
  { "SCRAM-SHA-1", FALSE, mdr_sasl_scram_get_type },
  { "PLAIN", FALSE, mdr_sasl_plain_get_type },
  { "LOGIN", FALSE, mdr_sasl_login_get_type },
  { MDR_PLAIN_LOGIN, FALSE, NULL },
  { "CRAM-MD5", FALSE, mdr_sasl_cram_md5_get_type },
  { "OAUTHBEARER", TRUE, mdr_sasl_oauth_get_type },
  { "XOAUTH2", TRUE, mdr_sasl_oauth_get_type },
};

/* Returns: (nullable): the static name of a mechanism that is one of ours, whose exchange is of
 * @type */
const char *
mdr_sasl_find_mechanism (const char *name, GType *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mechanisms); i++)
    {
      if (mechanisms[i].get_type == NULL || !g_str_equal (mechanisms[i].name, name))
        continue;

      *type = mechanisms[i].get_type ();
      return mechanisms[i].name;
    }

  return NULL;
}

/**
 * mdr_sasl_choose:
 * @offered: what the server offers, ended by %NULL
 * @kind: what there is to sign in with
 * @mechanism: (out) (transfer none) (optional): where to put the best one, a static string
 *
 * Chooses how to sign in.
 *
 * Returns: whether there is a way; @mechanism is only set if so
 */
MdrSaslMatch
mdr_sasl_choose (const char *const *offered, MdrPasswordKind kind, const char **mechanism)
{
  gboolean have_token = kind == MDR_PASSWORD_KIND_TOKEN;
  gboolean is_modern_offered = FALSE;

  g_return_val_if_fail (offered != NULL, MDR_SASL_MATCH_NONE);

  for (gsize i = 0; i < G_N_ELEMENTS (mechanisms); i++)
    {
      if (!g_strv_contains (offered, mechanisms[i].name))
        continue;

      is_modern_offered |= mechanisms[i].modern;
      if (mechanisms[i].modern != have_token)
        continue;

      if (mechanism != NULL)
        *mechanism = mechanisms[i].name;

      return MDR_SASL_MATCH_USABLE;
    }

  return is_modern_offered ? MDR_SASL_MATCH_ONLY_MODERN : MDR_SASL_MATCH_NONE;
}
