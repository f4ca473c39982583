/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PEM has room for anything. Only certificates are taken, one by one, and what is no certificate is
 * refused rather than passed over: a private key in such a file is somebody's mistake.
 */

#include "mdr-pem-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdr-error.h"

#define BEGINNING "-----BEGIN "
#define CERTIFICATE_BEGINNING "-----BEGIN CERTIFICATE-----"
#define CERTIFICATE_END "-----END CERTIFICATE-----"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, message);

  return FALSE;
}

/* Moves @position behind the certificate that begins there. */
static gboolean
take_certificate (GPtrArray *certificates, const char **position, GError **error)
{
  const char *end = strstr (*position, CERTIFICATE_END);
  GTlsCertificate *certificate;

  if (!g_str_has_prefix (*position, CERTIFICATE_BEGINNING))
    return refuse (error, _ ("there is something in it that is not a certificate"));

  if (certificates->len == MDR_PEM_LIST_MAX)
    return refuse (error, _ ("there are too many certificates in it"));

  if (end == NULL)
    return refuse (error, _ ("a certificate in it is cut off"));

  end += strlen (CERTIFICATE_END);
  certificate = g_tls_certificate_new_from_pem (*position, end - *position, NULL);
  if (certificate == NULL)
    return refuse (error, _ ("a certificate in it cannot be read"));

  g_ptr_array_add (certificates, certificate);
  *position = end;

  return TRUE;
}

/**
 * mdr_pem_list_read:
 * @text: text with certificates in PEM; what stands between them is passed over
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type GTlsCertificate): the certificates, perhaps
 *   none, or %NULL with %MDR_ERROR_INVALID_DATA, the end of a sentence
 */
GPtrArray *
mdr_pem_list_read (const char *text, GError **error)
{
  g_autoptr (GPtrArray) certificates = g_ptr_array_new_with_free_func (g_object_unref);
  const char *position = text;

  g_return_val_if_fail (text != NULL, NULL);

  while ((position = strstr (position, BEGINNING)) != NULL)
    if (!take_certificate (certificates, &position, error))
      return NULL;

  return g_steal_pointer (&certificates);
}

/**
 * mdr_pem_list_dup_text:
 * @certificates: (element-type GTlsCertificate): certificates
 *
 * Returns: (transfer full): them in PEM, one after the other
 */
char *
mdr_pem_list_dup_text (GPtrArray *certificates)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (certificates != NULL, NULL);

  for (guint i = 0; i < certificates->len; i++)
    {
      g_autofree char *pem = NULL;

      g_object_get (g_ptr_array_index (certificates, i), "certificate-pem", &pem, NULL);
      g_string_append (text, pem);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
