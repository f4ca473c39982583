/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PLAIN (RFC 4616): name and password in one message.
 */

#include "mdr-sasl-private.h"

struct _MdrSaslPlain
{
  MdrSasl parent_instance;
};

G_DEFINE_FINAL_TYPE (MdrSaslPlain, mdr_sasl_plain, MDR_TYPE_SASL)

static MdrSecret *
mdr_sasl_plain_respond (MdrSasl *sasl, guint step, MdrSpan challenge)
{
  MdrCredentials *credentials = mdr_sasl_get_credentials (sasl);
  g_autoptr (MdrSecret) message = NULL;
  const char *password;
  gsize length;

  if (step > 0)
    return mdr_sasl_refuse (sasl, "asked-again");

  password = mdr_secret_peek (mdr_credentials_get_secret (credentials), &length);
  message = mdr_secret_new ();
  mdr_secret_append (message, "\0", 1);
  mdr_secret_append (message, mdr_credentials_get_user_name (credentials), -1);
  mdr_secret_append (message, "\0", 1);
  mdr_secret_append (message, password, length);
  mdr_sasl_complete (sasl);

  return g_steal_pointer (&message);
}

static void
mdr_sasl_plain_class_init (MdrSaslPlainClass *klass)
{
  MDR_SASL_CLASS (klass)->respond = mdr_sasl_plain_respond;
}

static void
mdr_sasl_plain_init (MdrSaslPlain *self)
{
}
