/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A long list comes item by item, and never more of it at once than there was, until a list view
 * makes no more rows for the rest.
 */

#include <gtk/gtk.h>

#include "gui/mdr-growing-list.h"

#define ENOUGH 5

typedef struct
{
  GtkStringList *all;
  MdrGrowingList *list;

  /* What somebody knows who heard of the changes alone. */
  GPtrArray *heard;
  guint most_made;
} Fixture;

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, Fixture *fixture)
{
  g_assert_cmpuint (position + removed, <=, fixture->heard->len);
  if (removed > 0)
    g_ptr_array_remove_range (fixture->heard, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->heard, (int) (position + i),
                        g_list_model_get_item (list, position + i));

  if (added > removed)
    fixture->most_made = MAX (fixture->most_made, added - removed);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->all = gtk_string_list_new (NULL);
  fixture->list = mdr_growing_list_new (G_LIST_MODEL (fixture->all), ENOUGH);
  fixture->heard = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_ptr_array_unref (fixture->heard);
  g_assert_finalize_object (fixture->all);
}

static void
splice (Fixture *fixture, guint position, guint removed, const char *letters)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) items = NULL;

  for (const char *letter = letters; *letter != '\0'; letter++)
    {
      const char item[] = { *letter, '\0' };

      g_strv_builder_add (builder, item);
    }

  items = g_strv_builder_end (builder);
  gtk_string_list_splice (fixture->all, position, removed, (const char *const *) items);
}

static void
grow_up (Fixture *fixture)
{
  while (mdr_growing_list_grow (fixture->list))
    ;
}

static void
assert_shows (Fixture *fixture, const char *letters)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));

  g_assert_cmpuint (fixture->heard->len, ==, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_assert_true (fixture->heard->pdata[i] == (gpointer) item);
      g_string_append (shown, gtk_string_object_get_string (item));
    }

  g_assert_cmpstr (shown->str, ==, letters);
}

static void
test_one_by_one (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, "abc");
  assert_shows (fixture, "");

  g_assert_true (mdr_growing_list_grow (fixture->list));
  assert_shows (fixture, "a");
  g_assert_true (mdr_growing_list_grow (fixture->list));
  g_assert_false (mdr_growing_list_grow (fixture->list));
  assert_shows (fixture, "abc");
  g_assert_false (mdr_growing_list_grow (fixture->list));
}

static void
test_rest_at_once (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, "abcdefghij");
  for (guint i = 0; i < ENOUGH; i++)
    g_assert_true (mdr_growing_list_grow (fixture->list));
  assert_shows (fixture, "abcde");

  g_assert_false (mdr_growing_list_grow (fixture->list));
  assert_shows (fixture, "abcdefghij");
}

static void
test_rest_in_parts (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, "abcdefghij");
  for (guint i = 0; i < ENOUGH; i++)
    g_assert_true (mdr_growing_list_grow_by (fixture->list, 3));
  assert_shows (fixture, "abcde");

  g_assert_true (mdr_growing_list_grow_by (fixture->list, 3));
  assert_shows (fixture, "abcdefgh");
  g_assert_false (mdr_growing_list_grow_by (fixture->list, 3));
  assert_shows (fixture, "abcdefghij");
}

static void
test_whole_list_follows (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, "abcdefgh");
  grow_up (fixture);

  splice (fixture, 2, 2, "xyz");
  assert_shows (fixture, "abxyzefgh");
  splice (fixture, 9, 0, "i");
  assert_shows (fixture, "abxyzefghi");
  splice (fixture, 0, 10, "");
  assert_shows (fixture, "");
}

/* As when a search is given up. */
static void
test_many_after_few (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, "dh");
  grow_up (fixture);
  fixture->most_made = 0;

  splice (fixture, 1, 0, "efg");
  assert_shows (fixture, "de");
  splice (fixture, 0, 0, "abc");
  assert_shows (fixture, "ab");
  splice (fixture, 8, 0, "i");
  assert_shows (fixture, "ab");
  splice (fixture, 1, 7, "");
  assert_shows (fixture, "ai");
  splice (fixture, 0, 2, "");
  assert_shows (fixture, "");
  g_assert_cmpuint (fixture->most_made, ==, 0);

  splice (fixture, 0, 0, "abc");
  grow_up (fixture);
  assert_shows (fixture, "abc");
  g_assert_cmpuint (fixture->most_made, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define CLAIM(path, function)                                                                      \
  g_test_add ("/growing-list/" path, Fixture, NULL, set_up, function, tear_down)
  CLAIM ("items-come-one-by-one", test_one_by_one);
  CLAIM ("rest-comes-at-once", test_rest_at_once);
  CLAIM ("rest-comes-in-parts", test_rest_in_parts);
  CLAIM ("whole-list-follows", test_whole_list_follows);
  CLAIM ("many-do-not-come-at-once-after-few", test_many_after_few);
#undef CLAIM

  return g_test_run ();
}
