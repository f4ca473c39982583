/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text that goes along holds what is typed into a mail program, and never a password. Where
 * there is little room, whole steps are left out at the end, and the text says so.
 */

#include "mdr-take-along.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdr-texts.h"

static char *
dup_steps (MdrGuide *guide, guint n_steps, gboolean with_link)
{
  const char *const *steps = mdr_guide_get_steps (guide);
  guint n_all = g_strv_length ((char **) steps);
  GString *text = g_string_new (mdr_guide_get_title (guide));

  g_string_append_c (text, '\n');
  for (guint i = 0; i < n_steps; i++)
    {
      g_string_append_c (text, '\n');
      /* Translators: the number of a step, and the step. */
      g_string_append_printf (text, _ ("%u. %s"), i + 1, steps[i]);
    }

  if (n_steps < n_all)
    {
      g_string_append (text, "\n\n");
      g_string_append_printf (text,
                              ngettext ("(%u step more, in Mail Doctor)",
                                        "(%u steps more, in Mail Doctor)", n_all - n_steps),
                              n_all - n_steps);
    }

  if (with_link)
    g_string_append_printf (text, "\n\n%s", mdr_guide_get_link_uri (guide));

  return g_string_free (text, FALSE);
}

/**
 * mdr_take_along_dup_guide:
 * @guide: what to do about something
 *
 * Returns: (transfer full): its title, all of its steps, and where its link leads
 */
char *
mdr_take_along_dup_guide (MdrGuide *guide)
{
  g_return_val_if_fail (MDR_IS_GUIDE (guide), NULL);

  return dup_steps (guide, g_strv_length ((char **) mdr_guide_get_steps (guide)),
                    mdr_guide_get_link_uri (guide) != NULL);
}

/**
 * mdr_take_along_dup_guide_within:
 * @guide: what to do about something
 * @max_bytes: how long the text may be
 * @n_steps: (out) (optional): how many steps are in it
 *
 * The link is left out before a step is, and steps are only left out whole, from the end.
 *
 * Returns: (transfer full) (nullable): as much as there is room for, %NULL if not even one step is
 */
char *
mdr_take_along_dup_guide_within (MdrGuide *guide, gsize max_bytes, guint *n_steps)
{
  gboolean with_link;

  g_return_val_if_fail (MDR_IS_GUIDE (guide), NULL);

  with_link = mdr_guide_get_link_uri (guide) != NULL;

  for (guint n = g_strv_length ((char **) mdr_guide_get_steps (guide)); n > 0;)
    {
      g_autofree char *text = dup_steps (guide, n, with_link);

      if (strlen (text) <= max_bytes)
        {
          if (n_steps != NULL)
            *n_steps = n;
          return g_steal_pointer (&text);
        }

      if (with_link)
        with_link = FALSE;
      else
        n--;
    }

  return NULL;
}

static void
append_line (GString *text, const char *name, const char *value)
{
  /* Translators: a setting of a mail program and its value, like “Port: 993”. */
  g_string_append_printf (text, _ ("%s: %s"), name, value);
  g_string_append_c (text, '\n');
}

static void
append_service (GString *text, MdrService *service, const char *user_name)
{
  g_autofree char *port = NULL;

  if (service == NULL)
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');

  port = g_strdup_printf ("%u", mdr_service_get_port (service));
  g_string_append (text, mdr_texts_get_protocol_title (mdr_service_get_protocol (service)));
  g_string_append_c (text, '\n');
  append_line (text, _ ("Server"), mdr_service_get_host (service));
  append_line (text, _ ("Port"), port);
  append_line (text, _ ("Encryption"),
               mdr_texts_get_security_title (mdr_service_get_security (service)));

  if (user_name != NULL)
    append_line (text, _ ("User name"), user_name);
}

static const char *
choose_user_name (MdrService *service, MdrAddress *address, gboolean with_user_name)
{
  if (!with_user_name || service == NULL)
    return NULL;

  if (mdr_service_get_user_name (service) != NULL)
    return mdr_service_get_user_name (service);

  return address != NULL ? mdr_address_get_text (address) : NULL;
}

/**
 * mdr_take_along_dup_settings:
 * @settings: the settings of an account
 * @address: (nullable): whose they are
 * @with_user_name: whether the text may name the user
 *
 * Returns: (transfer full): what to type into a mail program for receiving and for sending; a
 *   password is never among it
 */
char *
mdr_take_along_dup_settings (MdrSettings *settings, MdrAddress *address, gboolean with_user_name)
{
  GString *text;
  MdrService *receiving, *sending;

  g_return_val_if_fail (MDR_IS_SETTINGS (settings), NULL);

  text = g_string_new (NULL);
  receiving = mdr_settings_get_receiving (settings);
  sending = mdr_settings_get_primary (settings, MDR_PROTOCOL_SMTP);
  append_service (text, receiving, choose_user_name (receiving, address, with_user_name));
  append_service (text, sending, choose_user_name (sending, address, with_user_name));

  return g_string_free (text, FALSE);
}
