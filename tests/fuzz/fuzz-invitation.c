/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as an invitation.
 */

#include <string.h>

#include "core/mdr-clean-text.h"
#include "core/mdr-invitation.h"
#include "core/mdr-service.h"
#include "fuzz.h"

static void
check_clean (const char *text)
{
  g_autofree char *clean = NULL;

  if (text == NULL)
    return;

  clean = mdr_clean_text (text, -1, MDR_CLEAN_TEXT_MAX_CHARS);
  g_assert_cmpstr (clean, ==, text);
  g_assert_cmpstr (text, !=, "");
}

/* What is written says the same as what was read. */
static void
check_written (MdrInvitation *invitation)
{
  g_autofree char *data = mdr_invitation_dup_data (invitation);
  g_autofree char *again = NULL;
  g_autoptr (MdrInvitation) read = NULL;
  g_autoptr (GError) error = NULL;

  /* Escaped, or with its ports, it may have become longer than a link may be. */
  if (strlen (data) > MDR_INVITATION_MAX_LINK)
    return;

  read = mdr_invitation_new_from_data (data, strlen (data), &error);
  g_assert_no_error (error);
  again = mdr_invitation_dup_data (read);
  g_assert_cmpstr (again, ==, data);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrInvitation) invitation =
      mdr_invitation_new_from_data ((const char *) data, size, &error);
  GPtrArray *services;

  if (invitation == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  services = mdr_invitation_get_services (invitation);
  g_assert_cmpuint (services->len, <=, 3);
  for (guint i = 0; i < services->len; i++)
    check_clean (mdr_service_get_label (g_ptr_array_index (services, i)));
  check_clean (mdr_invitation_get_user_name (invitation));
  check_clean (mdr_invitation_get_sender (invitation));
  check_written (invitation);

  return 0;
}
