/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The link comes from whoever runs the network. It was looked at when it was found; here nothing
 * but a web page is opened, wherever the finding comes from.
 */

#include "mdr-portal-button.h"

#include <glib/gi18n.h>

/* The sign-in page that @finding names, NULL if it names none. */
static const char *
find_link (MdrFinding *finding)
{
  const char *link = finding != NULL && mdr_finding_get_cause (finding) == MDR_CAUSE_CAPTIVE_PORTAL
                         ? mdr_finding_get_parameter (finding, "link")
                         : NULL;
  const char *scheme = link != NULL ? g_uri_peek_scheme (link) : NULL;

  return g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0 ? link : NULL;
}

/**
 * mdr_portal_button_new:
 *
 * Returns: (transfer floating): a button that is not seen before it has a page to open
 */
GtkWidget *
mdr_portal_button_new (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Open the Sign-In Page"));
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  /* In a narrow window the text beside it needs the room more. */
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);

  return button;
}

/**
 * mdr_portal_button_set_finding:
 * @button: what mdr_portal_button_new() made
 * @finding: (nullable): what is shown beside it
 *
 * Lets @button open the sign-in page that @finding names, or hides it if there is none.
 */
void
mdr_portal_button_set_finding (GtkWidget *button, MdrFinding *finding)
{
  const char *link;

  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (finding == NULL || MDR_IS_FINDING (finding));

  link = find_link (finding);
  gtk_widget_set_visible (button, link != NULL);
  gtk_widget_set_tooltip_text (button, link);
  if (link == NULL)
    return;

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-uri");
}
