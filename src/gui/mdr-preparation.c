/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules about messages, the guides and the lists of providers are read when they are first
 * asked for, and never again. Whoever asks in the middle of a check would hold up the window; so a
 * thread asks before.
 */

#include "mdr-preparation.h"

#include "explain/mdr-explainer.h"
#include "knowledge/mdr-company.h"
#include "knowledge/mdr-guides.h"
#include "knowledge/mdr-interceptor-list.h"
#include "knowledge/mdr-lessons.h"
#include "knowledge/mdr-provider-list.h"

/* The thread that reads, or the source that starts it. */
static GThread *thread;
static guint source_id;

/* Set when nobody will ask any more. */
static int is_over;

static void
read_company (void)
{
  mdr_company_get_default ();
}

static void
read_providers (void)
{
  mdr_provider_list_get_default ();
}

static void
read_rules (void)
{
  mdr_explainer_get_default ();
}

static void
read_guides (void)
{
  mdr_guides_get ("", NULL);
}

static void
read_interceptors (void)
{
  mdr_interceptor_list_get_default ();
}

static void
read_lessons (void)
{
  mdr_lessons_get_all ();
}

/* In the order in which a check asks. */
static gpointer
read_knowledge (gpointer unused)
{
  static void (*const readers[]) (void) = {
    read_company, read_providers, read_rules, read_guides, read_interceptors, read_lessons,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (readers) && !g_atomic_int_get (&is_over); i++)
    readers[i]();

  return NULL;
}

static gboolean
window_drawn_cb (gpointer unused)
{
  source_id = 0;
  thread = g_thread_new ("preparation", read_knowledge, NULL);

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
  if (thread == NULL && source_id == 0)
    source_id = g_idle_add_full (G_PRIORITY_LOW, window_drawn_cb, NULL, NULL);
}

/**
 * mdr_preparation_end:
 *
 * Waits for the file that is being read, and has no other read. Has to come before the program
 * ends: it takes its resources with it, and a thread that missed them would speak of a broken
 * program.
 */
void
mdr_preparation_end (void)
{
  g_atomic_int_set (&is_over, TRUE);
  g_clear_handle_id (&source_id, g_source_remove);
  g_clear_pointer (&thread, g_thread_join);
}
