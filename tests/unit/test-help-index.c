/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What somebody looks up is found by the words of it, and the best comes first.
 */

#include <gio/gio.h>
#include <locale.h>

#include "core/mdr-cause.h"
#include "knowledge/mdr-help-index.h"
#include "knowledge/mdr-provider-list.h"
#include "knowledge/mdr-word-index.h"

static const char *const documents[][3] = {
  /* title, keywords, text */
  { "The password is wrong", "password-wrong", "The server says no. Type it again, please." },
  { "An app password is needed", "app-password-required", "Create it on the provider’s page." },
  { "Perché la casella è piena", "mailbox-full", "Non c’è più posto. Cancella l’allegato." },
  { "Nothing answers", "5.7.139 0x800CCC0E", "The server is silent about your password." },
};

static MdrWordIndex *
create_words (void)
{
  MdrWordIndex *index = mdr_word_index_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      mdr_word_index_add_document (index);
      mdr_word_index_add_text (index, MDR_WORD_PLACE_TITLE, documents[i][0]);
      mdr_word_index_add_text (index, MDR_WORD_PLACE_KEYWORDS, documents[i][1]);
      mdr_word_index_add_text (index, MDR_WORD_PLACE_TEXT, documents[i][2]);
    }

  return index;
}

/* The numbers of the documents that are found, as "2 0". */
static char *
find_numbers (const MdrWordIndex *index, const char *query)
{
  g_autoptr (GArray) hits = mdr_word_index_find (index, query);
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (numbers, "%s%u", i > 0 ? " " : "",
                            g_array_index (hits, MdrWordHit, i).document);

  return g_string_free (numbers, FALSE);
}

static void
test_words (void)
{
  static const struct
  {
    const char *query;
    const char *found;
  } cases[] = {
    { "password", "0 1 3" },
    { "PASSWORD", "0 1 3" },
    { "passw", "0 1 3" },
    { "assword", "" },
    { "app password", "1" },
    { "password app", "1" },
    { "password printer", "" },
    { "server password", "0 3" },
    { "password-wrong", "0" },
    { "perche", "2" },
    { "PERCHÉ", "2" },
    { "l'allegato", "2" },
    { "l’allegato", "2" },
    { "piu", "2" },
    { "mailbox-full", "2" },
    { "5.7.139", "3" },
    { "0x800ccc0e", "3" },
    { "provider's", "1" },
    { "", "" },
    { " …!’ ", "" },
    { "password \xff\xfe", "0 1 3" },
  };
  g_autoptr (MdrWordIndex) index = create_words ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find_numbers (index, cases[i].query);

      g_test_message ("“%s”", cases[i].query);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_sentence (void)
{
  g_autoptr (MdrWordIndex) index = create_words ();
  g_autoptr (GArray) in_text = mdr_word_index_find (index, "type again");
  g_autoptr (GArray) in_title = mdr_word_index_find (index, "needed");

  g_assert_cmpuint (in_text->len, ==, 1);
  g_assert_cmpstr (g_array_index (in_text, MdrWordHit, 0).sentence, ==, "Type it again, please.");
  g_assert_cmpuint (in_title->len, ==, 1);
  g_assert_null (g_array_index (in_title, MdrWordHit, 0).sentence);
}

/* A letter of the biggest size in the box takes no longer than another. */
static void
test_long_query (void)
{
  g_autoptr (MdrWordIndex) index = create_words ();
  g_autoptr (GString) query = g_string_new (NULL);
  g_autofree char *found = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (query, "password ");
  found = find_numbers (index, query->str);

  g_assert_cmpstr (found, ==, "0 1 3");
}

static MdrHelpHit
find_first (const char *query)
{
  const MdrHelpReader reader = { NULL, NULL, NULL };
  g_autoptr (MdrHelpIndex) index = mdr_help_index_new (&reader);
  g_autoptr (GArray) hits = mdr_help_index_find (index, query);
  MdrHelpHit first;

  g_test_message ("“%s”", query);
  g_assert_cmpuint (hits->len, >, 0);
  g_assert_cmpuint (hits->len, <=, MDR_HELP_INDEX_MAX_HITS);
  first = g_array_index (hits, MdrHelpHit, 0);
  first.id = g_intern_string (first.id);
  first.title = g_intern_string (first.title);
  first.place = g_intern_string (first.place);

  return first;
}

static void
test_every_cause (void)
{
  for (int cause = MDR_CAUSE_OK + 1; cause <= MDR_CAUSE_UNKNOWN; cause++)
    {
      const char *code = mdr_cause_to_code (cause);
      const MdrHelpHit first = find_first (code);

      if (cause == MDR_CAUSE_UNKNOWN)
        continue;

      g_assert_cmpint (first.kind, ==, MDR_HELP_KIND_CAUSE);
      g_assert_cmpstr (first.id, ==, code);
      g_assert_cmpstr (first.place, !=, NULL);
    }
}

static void
test_kinds (void)
{
  const MdrHelpHit lesson = find_first ("IMAP or POP3");
  const MdrHelpHit guide = find_first ("switch the vpn off for a moment");

  g_assert_cmpint (lesson.kind, ==, MDR_HELP_KIND_LESSON);
  g_assert_cmpstr (lesson.id, ==, "imap-or-pop3");
  g_assert_cmpint (guide.kind, ==, MDR_HELP_KIND_GUIDE);
}

/* Each topic once, and for the reader's own provider and program where there is a choice. */
static void
test_reader (void)
{
  MdrProvider *gmail = mdr_provider_list_find_by_id (mdr_provider_list_get_default (), "gmail");
  const MdrHelpReader reader = { gmail, "thunderbird", NULL };
  g_autoptr (MdrHelpIndex) index = mdr_help_index_new (&reader);
  g_autoptr (GArray) hits = mdr_help_index_find (index, "app password create");
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (hits->len, >, 0);
  for (guint i = 0; i < hits->len; i++)
    {
      const MdrHelpHit *hit = &g_array_index (hits, MdrHelpHit, i);

      g_test_message ("%s: %s", hit->id, hit->title);
      g_assert_true (g_hash_table_add (ids, (gpointer) hit->id));
    }
  g_assert_true (g_hash_table_contains (ids, "app-password/google"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/help-index/finds-words-whatever-their-case-and-accents", test_words);
  g_test_add_func ("/help-index/says-in-which-sentence", test_sentence);
  g_test_add_func ("/help-index/long-query-is-cut", test_long_query);
  g_test_add_func ("/help-index/every-cause-by-its-code", test_every_cause);
  g_test_add_func ("/help-index/lessons-and-guides-by-their-titles", test_kinds);
  g_test_add_func ("/help-index/guides-for-this-reader", test_reader);

  return g_test_run ();
}
