/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to be typed elsewhere stands there letter by letter, however narrow the window.
 */

#include "gui/mdr-take-along-window.h"
#include "window-trial.h"

#define ADDRESS "annamaria.rossi.bianchi@example.it"

static GtkWindow *
find_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (MDR_IS_TAKE_ALONG_WINDOW (l->data))
      return l->data;

  g_assert_not_reached ();
}

static gboolean
has_the_address (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), ADDRESS) != NULL;
}

/* Pango puts a hyphen where it breaks a word, and nobody could tell it from one of the address. */
static void
test_no_hyphens (void)
{
  static const char *const steps[] = { "Type " ADDRESS ".", NULL };
  g_autoptr (MdrGuide) guide = mdr_guide_new ("test/type", "Type it", steps, NULL, NULL);
  GtkWidget *parent = gtk_window_new ();
  GtkWindow *window;
  GtkWidget *label;
  PangoLayout *layout;

  mdr_take_along_window_present_guide (parent, guide);
  window = find_window ();
  window_trial_present (window);
  label = window_trial_find (GTK_WIDGET (window), has_the_address, NULL);
  g_assert_nonnull (label);

  layout = gtk_label_get_layout (GTK_LABEL (label));
  pango_layout_set_width (layout, 100 * PANGO_SCALE);
  g_assert_cmpint (pango_layout_get_line_count (layout), >, 3);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    for (GSList *run = pango_layout_get_line_readonly (layout, i)->runs; run != NULL;
         run = run->next)
      g_assert_cmpint (((PangoGlyphItem *) run->data)->glyphs->num_glyphs, <=,
                       ((PangoGlyphItem *) run->data)->item->num_chars);

  gtk_window_destroy (window);
  gtk_window_destroy (GTK_WINDOW (parent));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/take-along-window/no-hyphen-is-put-into-an-address", test_no_hyphens);

  return g_test_run ();
}
