/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * LOGIN (draft-murchison-sasl-login): the server asks for the name, then for the password.
 */

#include "mdr-sasl-private.h"

struct _MdrSaslLogin
{
  MdrSasl parent_instance;
};

G_DEFINE_FINAL_TYPE (MdrSaslLogin, mdr_sasl_login, MDR_TYPE_SASL)

/* By the order of the questions and not by their words, which servers have translated. */
static MdrSecret *
mdr_sasl_login_respond (MdrSasl *sasl, guint step, MdrSpan challenge)
{
  MdrCredentials *credentials = mdr_sasl_get_credentials (sasl);

  switch (step)
    {
    case 0:
      return mdr_secret_new_from_text (mdr_credentials_get_user_name (credentials), -1);

    case 1:
      mdr_sasl_complete (sasl);
      return mdr_secret_ref (mdr_credentials_get_secret (credentials));

    default:
      return mdr_sasl_refuse (sasl, "asked-again");
    }
}

static void
mdr_sasl_login_class_init (MdrSaslLoginClass *klass)
{
  MDR_SASL_CLASS (klass)->server_first = TRUE;
  MDR_SASL_CLASS (klass)->respond = mdr_sasl_login_respond;
}

static void
mdr_sasl_login_init (MdrSaslLogin *self)
{
}
