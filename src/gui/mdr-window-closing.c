/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the window may close at once. A test message that is under way would be left behind in
 * the mailbox, and nobody would know why it is there.
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

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));

  return G_SOURCE_REMOVE;
}

/* The question stands in the way until it has gone, which it does after this. */
static void
answered_cb (gboolean accepted, gpointer user_data)
{
  MdrWindow *self = MDR_WINDOW (user_data);

  self->asks_to_close = FALSE;
  self->leaves_message = accepted;
  if (accepted)
    g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
}

static void
ask (MdrWindow *self)
{
  MdrTestMessage *message = mdr_session_get_test_message (self->session);
  g_autofree char *body = g_strdup_printf (
      /* Translators: in the place of %s stands the subject of the test message. */
      _ ("If you close Mail Doctor now, the test message stays in your mailbox. It does no harm, "
         "and you can delete it there. Its subject is “%s”."),
      mdr_test_message_get_subject (message));
  const MdrCompatQuestion question = {
    .heading = _ ("The test message is still on its way"),
    .body = body,
    .cancel = _ ("_Wait"),
    .accept = _ ("_Close Anyway"),
  };

  self->asks_to_close = TRUE;
  mdr_compat_ask (GTK_WINDOW (self), &question, answered_cb, self);
}

/**
 * mdr_window_may_close:
 * @self: a window that somebody wants to close
 *
 * Asks the user if closing would leave something behind. The window then closes by itself should
 * the user agree.
 *
 * Returns: whether it may close now
 */
gboolean
mdr_window_may_close (MdrWindow *self)
{
  if (self->leaves_message || !is_message_under_way (self))
    return TRUE;

  if (!self->asks_to_close)
    ask (self);

  return FALSE;
}
