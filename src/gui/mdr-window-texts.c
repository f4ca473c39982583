/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the head of the window says.
 */

#include "mdr-window-private.h"

#include <glib/gi18n.h>

#include "knowledge/mdr-texts.h"
#include "practice/mdr-practice.h"

/* What the button does that checks, or stops. */
const char *
mdr_window_name_check (gboolean running)
{
  return running ? _ ("Stop") : _ ("Check again");
}

static char *
check_label (MdrWindow *self, gboolean running, gboolean narrow)
{
  return g_strdup (narrow ? "" : mdr_window_name_check (running));
}

static char *
check_icon (MdrWindow *self, gboolean running)
{
  return g_strdup (running ? "media-playback-stop-symbolic" : "view-refresh-symbolic");
}

static char *
check_tooltip (MdrWindow *self, gboolean running)
{
  return g_strdup (running ? _ ("Stop all checks (Esc)")
                           : _ ("Check what this page shows once more (Ctrl+R)"));
}

static gboolean
can_check (MdrWindow *self, MdrAddress *address, gboolean live)
{
  return address != NULL && live;
}

static char *
address_text (MdrWindow *self, MdrAddress *address)
{
  return g_strdup (address != NULL ? mdr_address_get_text (address) : "");
}

/* Where the header bar has no room for all of it. */
static char *
title_tooltip (MdrWindow *self, const char *title, MdrAddress *address)
{
  if (address == NULL)
    return g_strdup (title);

  return g_strdup_printf ("%s\n%s", title, mdr_address_get_text (address));
}

static gboolean
is_practice (MdrWindow *self, MdrSession *session)
{
  return session != NULL && mdr_practice_get_case (session) != NULL;
}

static char *
kind_title (MdrWindow *self, MdrSession *session)
{
  if (session != NULL && !mdr_session_is_live (session))
    return g_strdup (_ ("Somebody else’s report"));

  return g_strdup (is_practice (self, session) ? _ ("Practice") : "");
}

static char *
position_text (MdrWindow *self, MdrStep *step, MdrState state)
{
  /* Translators: “Step 4 of 7 · Works” */
  return g_strdup_printf (_ ("Step %u of %u · %s"), mdr_step_get_id (step) + 1, MDR_N_STEPS,
                          mdr_texts_get_state_title (state));
}

/**
 * mdr_window_bind_texts:
 * @widget_class: the class of the window
 *
 * Lets the template of the window use these texts.
 */
void
mdr_window_bind_texts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, address_text);
  gtk_widget_class_bind_template_callback (widget_class, check_icon);
  gtk_widget_class_bind_template_callback (widget_class, check_label);
  gtk_widget_class_bind_template_callback (widget_class, check_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, can_check);
  gtk_widget_class_bind_template_callback (widget_class, is_practice);
  gtk_widget_class_bind_template_callback (widget_class, position_text);
  gtk_widget_class_bind_template_callback (widget_class, kind_title);
  gtk_widget_class_bind_template_callback (widget_class, title_tooltip);
}
