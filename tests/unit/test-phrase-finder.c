/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All phrases at once are found where one after the other would be.
 */

#include <string.h>

#include "explain/mdr-phrase-finder.h"

#define N_PHRASES 40
#define TEXT_LENGTH 400

/* Where phrases end: a number for each phrase and place. */
typedef struct
{
  guint counts[N_PHRASES][TEXT_LENGTH + 1];
} Found;

static void
found_cb (guint phrase, gsize end, gpointer user_data)
{
  Found *found = user_data;

  g_assert_cmpuint (phrase, <, N_PHRASES);
  found->counts[phrase][end]++;
}

/* Few letters, so that phrases overlap and contain each other. */
static char *
make_text (gsize length)
{
  char *text = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    text[i] = 'a' + g_test_rand_int_range (0, 3);
  text[length] = '\0';

  return text;
}

static void
test_finds_what_one_search_a_phrase_finds (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (MdrPhraseFinder) finder = mdr_phrase_finder_new ();
      g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *text = make_text (TEXT_LENGTH);
      g_autofree Found *found = g_new0 (Found, 1);

      while (phrases->len < N_PHRASES)
        {
          g_autofree char *phrase = make_text (g_test_rand_int_range (1, 8));

          if (mdr_phrase_finder_add (finder, phrase) == phrases->len)
            g_ptr_array_add (phrases, g_steal_pointer (&phrase));
        }
      g_assert_cmpuint (mdr_phrase_finder_get_n_phrases (finder), ==, N_PHRASES);

      mdr_phrase_finder_prepare (finder);
      mdr_phrase_finder_search (finder, text, TEXT_LENGTH, found_cb, found);

      for (guint i = 0; i < phrases->len; i++)
        for (gsize end = 0; end <= TEXT_LENGTH; end++)
          {
            const char *phrase = g_ptr_array_index (phrases, i);
            gsize length = strlen (phrase);
            guint expected = end >= length && memcmp (text + end - length, phrase, length) == 0;

            g_assert_cmpuint (found->counts[i][end], ==, expected);
          }
    }
}

static void
test_the_same_phrase_has_one_number (void)
{
  g_autoptr (MdrPhraseFinder) finder = mdr_phrase_finder_new ();

  g_assert_cmpuint (mdr_phrase_finder_add (finder, "relay"), ==, 0);
  g_assert_cmpuint (mdr_phrase_finder_add (finder, "relays"), ==, 1);
  g_assert_cmpuint (mdr_phrase_finder_add (finder, "relay"), ==, 0);
}

static void
test_any_byte_may_be_in_a_phrase_and_in_a_text (void)
{
  g_autoptr (MdrPhraseFinder) finder = mdr_phrase_finder_new ();
  g_autofree Found *found = g_new0 (Found, 1);

  mdr_phrase_finder_add (finder, "登录\xff");
  mdr_phrase_finder_prepare (finder);
  mdr_phrase_finder_search (finder, "\0登录\xff\0", 9, found_cb, found);

  g_assert_cmpuint (found->counts[0][8], ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phrase-finder/finds-what-one-search-a-phrase-finds",
                   test_finds_what_one_search_a_phrase_finds);
  g_test_add_func ("/phrase-finder/the-same-phrase-has-one-number",
                   test_the_same_phrase_has_one_number);
  g_test_add_func ("/phrase-finder/any-byte-may-be-in-a-phrase-and-in-a-text",
                   test_any_byte_may_be_in_a_phrase_and_in_a_text);

  return g_test_run ();
}
