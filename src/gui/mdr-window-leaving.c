/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A test message that is under way would be left behind in the mailbox by whoever closes the window
 * or begins something else, and nobody would know why it is there. So that is asked first.
 */

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-window-private.h"

/* Before it is sent there is nothing to leave behind; and who wants to keep it loses nothing. */
static gboolean
is_message_under_way (MdrWindow *self)
{
  MdrTestMessage *message = mdr_session_get_test_message (self->session);

  if (message == NULL || mdr_test_message_get_keep (message))
    return FALSE;

  switch (mdr_test_message_get_stage (message))
    {
    case MDR_TEST_STAGE_SENDING:
    case MDR_TEST_STAGE_WAITING:
    case MDR_TEST_STAGE_REMOVING:
      return TRUE;

    case MDR_TEST_STAGE_SIGN_IN:
    case MDR_TEST_STAGE_ENDED:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

typedef struct
{
  /* owned */
  MdrWindow *window;
  GVariant *parameter; /* nullable */

  const char *action; /* static */
} Leaving;

static void
leaving_free (Leaving *leaving)
{
  g_object_unref (leaving->window);
  g_clear_pointer (&leaving->parameter, g_variant_unref);
  g_free (leaving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_free)

static gboolean
leave_cb (gpointer user_data)
{
  Leaving *leaving = user_data;

  leaving->window->leaves_message = TRUE;
  gtk_widget_activate_action_variant (GTK_WIDGET (leaving->window), leaving->action,
                                      leaving->parameter);
  leaving->window->leaves_message = FALSE;

  return G_SOURCE_REMOVE;
}

/* The question stands in the way until it has gone, which it does after this. */
static void
answered_cb (gboolean accepted, gpointer user_data)
{
  g_autoptr (Leaving) leaving = user_data;

  leaving->window->asks_to_leave = FALSE;
  if (accepted)
    g_idle_add_full (G_PRIORITY_DEFAULT, leave_cb, g_steal_pointer (&leaving),
                     (GDestroyNotify) leaving_free);
}

static void
ask (MdrWindow *self, const char *label, const char *action, GVariant *parameter)
{
  MdrTestMessage *message = mdr_session_get_test_message (self->session);
  Leaving *leaving = g_new0 (Leaving, 1);
  g_autofree char *body = g_strdup_printf (
      /* Translators: in the place of %s stands the subject of the test message. */
      _ ("If you do not wait, the test message stays in your mailbox. It does no harm, and you can "
         "delete it there. Its subject is “%s”."),
      mdr_test_message_get_subject (message));
  const MdrCompatQuestion question = {
    .heading = _ ("The test message is still on its way"),
    .body = body,
    .cancel = _ ("_Wait"),
    .accept = label,
  };

  leaving->window = g_object_ref (self);
  leaving->action = action;
  leaving->parameter = parameter != NULL ? g_variant_ref (parameter) : NULL;
  self->asks_to_leave = TRUE;
  mdr_compat_ask (GTK_WINDOW (self), &question, answered_cb, leaving);
}

/**
 * mdr_window_leave_message:
 * @self: a window
 * @label: the label of the button for doing it all the same
 * @action: (not nullable): the static name of what the user wants to do, and what would leave a
 *   test message behind; it begins with this question
 * @parameter: (nullable): its parameter
 *
 * Asks the user if there is such a message. The action is then activated once more should the user
 * agree.
 *
 * Returns: whether nothing stands against it
 */
gboolean
mdr_window_leave_message (MdrWindow *self,
                          const char *label,
                          const char *action,
                          GVariant *parameter)
{
  if (self->leaves_message || !is_message_under_way (self))
    return TRUE;

  if (!self->asks_to_leave)
    ask (self, label, action, parameter);

  return FALSE;
}
