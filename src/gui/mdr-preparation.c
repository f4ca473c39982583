/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules about messages, the guides and the lists of providers are read when they are first
 * asked for, and never again. Whoever asks in the middle of a check would hold up the window; so a
 * thread asks before.
 */

#include "mdr-preparation.h"

#include "explain/mdr-explainer.h"
#include "knowledge/mdr-guides.h"
#include "knowledge/mdr-interceptor-list.h"
#include "knowledge/mdr-lessons.h"
#include "knowledge/mdr-provider-list.h"

/* In the order in which a check asks. */
static gpointer
read_knowledge (gpointer unused)
{
  mdr_provider_list_get_default ();
  mdr_explainer_get_default ();
  mdr_guides_get ("", NULL);
  mdr_interceptor_list_get_default ();
  mdr_lessons_get_all ();

  return NULL;
}

static gboolean
window_drawn_cb (gpointer unused)
{
  g_thread_unref (g_thread_new ("preparation", read_knowledge, NULL));

  return G_SOURCE_REMOVE;
}

/**
 * mdr_preparation_begin:
 *
 * Has the knowledge read in the background, as soon as the main loop has drawn the window.
 */
void
mdr_preparation_begin (void)
{
  g_idle_add_full (G_PRIORITY_LOW, window_drawn_cb, NULL, NULL);
}
