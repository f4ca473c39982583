/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It tells by itself what it is: a link by its scheme, a file by the end of its name.
 */

#include "mdr-given.h"

/* A desktop hands files over as paths or as links. */
static MdrInvitation *
read_invitation (const char *given, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (mdr_invitation_is_link (given))
    return mdr_invitation_new_from_link (given, error);

  file = g_file_new_for_commandline_arg (given);
  path = g_file_get_path (file);

  return mdr_invitation_new_from_file (path != NULL ? path : given, error);
}

static void
open_invitation (MdrWindow *window, const char *given)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrInvitation) invitation = read_invitation (given, &error);

  if (invitation != NULL)
    mdr_window_ask_about_invitation (window, invitation);
  else
    mdr_window_refuse_invitation (window, error->message);
}

static gboolean
is_invitation (const char *given)
{
  return mdr_invitation_is_link (given) || g_str_has_suffix (given, MDR_INVITATION_SUFFIX);
}

static const struct
{
  gboolean (*is_meant) (const char *given);
  void (*open) (MdrWindow *window, const char *given);
} kinds[] = {
  { is_invitation, open_invitation },
};

/**
 * mdr_given_is_known:
 * @given: a link, a path, or anything else
 *
 * Returns: whether @given is of a kind that can be opened; it may be broken all the same
 */
gboolean
mdr_given_is_known (const char *given)
{
  g_return_val_if_fail (given != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].is_meant (given))
      return TRUE;

  return FALSE;
}

/**
 * mdr_given_open:
 * @window: a window that shows nothing else yet
 * @given: what mdr_given_is_known() knows
 *
 * Shows what is in it, or what is wrong with it.
 */
void
mdr_given_open (MdrWindow *window, const char *given)
{
  g_return_if_fail (MDR_IS_WINDOW (window));
  g_return_if_fail (given != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].is_meant (given))
      {
        kinds[i].open (window, given);
        return;
      }
}
