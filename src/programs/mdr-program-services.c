/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The border that servers from other programs' files cross.
 */

#include "mdr-program-services.h"

#include <string.h>

#include "core/mdr-clean-text.h"

/* RFC 5321 allows 64 characters before the @ and 255 after it. */
#define MAX_USER_NAME 320

/* RFC 1035. */
#define MAX_HOST 253

/* A name with characters that cannot be seen is no name, and what is seen of it would mislead. */
static gboolean
is_clean (const char *host)
{
  g_autofree char *clean = mdr_clean_text (host, -1, MAX_HOST);

  return *clean != '\0' && g_str_equal (host, clean);
}

/**
 * mdr_program_services_new:
 *
 * Returns: (transfer full) (element-type MdrProgramService): no services yet
 */
GPtrArray *
mdr_program_services_new (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * mdr_program_services_add:
 * @services: (element-type MdrProgramService): the ends of an account
 * @entry: one more, as it stands in the file
 *
 * Adds a server, unless its name cannot be that of one.
 *
 * Returns: whether it was added
 */
gboolean
mdr_program_services_add (GPtrArray *services, const MdrServerEntry *entry)
{
  g_autofree char *text = NULL;
  g_autofree char *user_name = NULL;
  g_autoptr (MdrService) service = NULL;
  guint16 port = mdr_protocol_get_default_port (entry->protocol, entry->security);

  if (entry->host == NULL || !is_clean (entry->host))
    return FALSE;

  if (entry->port > 0 && entry->port <= G_MAXUINT16)
    port = (guint16) entry->port;

  if (entry->user_name != NULL && *entry->user_name != '\0')
    user_name = mdr_clean_text (entry->user_name, -1, MAX_USER_NAME);

  text = g_strdup_printf (strchr (entry->host, ':') != NULL ? "[%s]:%u:%s" : "%s:%u:%s",
                          entry->host, port, mdr_enum_to_nick (MDR_TYPE_SECURITY, entry->security));
  service = mdr_service_parse (entry->protocol, text, user_name, NULL);
  if (service == NULL)
    return FALSE;

  g_ptr_array_add (services, mdr_program_service_new_with_uid (service, entry->method, entry->uid));

  return TRUE;
}
