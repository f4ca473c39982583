/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever the invitation says stands in a place of its own, never inside of our sentences, but for
 * the sender in quotation marks, which it cannot end.
 */

#include "mdr-invitation-rows.h"

#include <glib/gi18n.h>

#include "gui/mdr-rows.h"
#include "knowledge/mdr-provider-list.h"
#include "knowledge/mdr-text-store.h"
#include "knowledge/mdr-texts.h"
#include "probe/tls/mdr-x509.h"

/* As much of a fingerprint as can be read out over the phone, and far more than can be forged. */
#define FINGERPRINT_CHARS 32
#define FINGERPRINT_GROUP 4

static GtkWidget *
create_warning_icon (void)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("mdr-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mdr_texts_get_severity_title (MDR_SEVERITY_WARNING), -1);

  return icon;
}

static GtkWidget *
create_warning (const char *title, const char *text)
{
  GtkWidget *row = mdr_rows_create_text (title, text);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_warning_icon ());

  return row;
}

/**
 * mdr_invitation_rows_create_sender:
 * @invitation: an invitation
 *
 * Returns: (transfer floating): a row with who it says it is from
 */
GtkWidget *
mdr_invitation_rows_create_sender (MdrInvitation *invitation)
{
  const char *sender = mdr_invitation_get_sender (invitation);
  g_autofree char *title = NULL;

  if (sender == NULL)
    return create_warning (_ ("It does not say who it is from"),
                           _ ("Use it only if you know who gave it to you, and why."));

  title = g_strdup_printf (_ ("It says it is from “%s”"), sender);

  return create_warning (title, _ ("Anybody can write any name here; it cannot be verified. In "
                                   "doubt, call them under a number that you already know."));
}

/* The provider of the address, if the server is one of its own. */
static MdrProvider *
find_owner (MdrInvitation *invitation, MdrService *service)
{
  MdrAddress *address = mdr_invitation_get_address (invitation);
  MdrProvider *provider;

  if (address == NULL)
    return NULL;

  provider = mdr_provider_list_find_by_domain (mdr_provider_list_get_default (),
                                               mdr_address_get_domain (address));

  return provider != NULL && mdr_provider_has_server (provider, mdr_service_get_host (service))
             ? provider
             : NULL;
}

/**
 * mdr_invitation_rows_has_strange_server:
 * @invitation: an invitation
 *
 * Returns: whether any of its servers is not known as one of the provider of its address
 */
gboolean
mdr_invitation_rows_has_strange_server (MdrInvitation *invitation)
{
  GPtrArray *services = mdr_invitation_get_services (invitation);

  for (guint i = 0; i < services->len; i++)
    if (find_owner (invitation, g_ptr_array_index (services, i)) == NULL)
      return TRUE;

  return FALSE;
}

/**
 * mdr_invitation_rows_create_service:
 * @invitation: an invitation
 * @service: one of its servers
 *
 * Returns: (transfer floating): a row with the server and whose it is
 */
GtkWidget *
mdr_invitation_rows_create_service (MdrInvitation *invitation, MdrService *service)
{
  MdrProvider *owner = find_owner (invitation, service);
  const char *protocol = mdr_texts_get_protocol_title (mdr_service_get_protocol (service));
  const char *security = mdr_texts_get_security_title (mdr_service_get_security (service));
  g_autofree char *name = mdr_texts_dup_service (service);
  g_autofree char *whose = NULL;
  g_autofree char *text = NULL;

  /* Translators: the name of a mail provider, like Gmail. */
  whose = owner != NULL
              ? g_strdup_printf (_ ("A known server of %s"), mdr_provider_get_name (owner))
              : g_strdup (_ ("Not known as a server of the provider of this address"));
  text = g_strdup_printf ("%s, %s\n%s", name, security, whose);

  return owner != NULL ? mdr_rows_create_text (protocol, text) : create_warning (protocol, text);
}

static char *
dup_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_object_get (certificate, "certificate", &bytes, NULL);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
  for (guint i = 0; i < FINGERPRINT_CHARS; i += FINGERPRINT_GROUP)
    g_string_append_printf (text, "%s%.*s", i > 0 ? " " : "", FINGERPRINT_GROUP, digest + i);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_validity (GDateTime *not_after)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const char *format = mdr_text_store_get ("format", "date", "title");
  g_autofree char *date = NULL;

  if (not_after == NULL)
    return g_strdup (_ ("It does not say until when it is valid"));

  date = g_date_time_format (not_after, format != NULL ? format : "%x");

  return g_strdup_printf (g_date_time_compare (now, not_after) > 0
                              ? _ ("Not valid any more since %s")
                              : _ ("Valid until %s"),
                          date);
}

/**
 * mdr_invitation_rows_create_authority:
 * @certificate: whom an invitation wants to be trusted
 *
 * Returns: (transfer floating): a row with what can be compared
 */
GtkWidget *
mdr_invitation_rows_create_authority (GTlsCertificate *certificate)
{
  g_autoptr (MdrX509) x509 = mdr_x509_read (certificate);
  g_autofree char *fingerprint = dup_fingerprint (certificate);
  g_autofree char *first = NULL;
  g_autofree char *validity = NULL;
  g_autofree char *text = NULL;

  /* Translators: how the fingerprint of a certificate begins, in hexadecimal digits. */
  first = g_strdup_printf (_ ("SHA-256 fingerprint: %s…"), fingerprint);
  validity = dup_validity (x509 != NULL ? x509->not_after : NULL);
  text = g_strdup_printf ("%s\n%s", first, validity);

  return create_warning (x509 != NULL ? x509->subject : _ ("A certificate that cannot be read"),
                         text);
}
