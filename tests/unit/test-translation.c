/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever stands in data/guides reaches the user translated. Run by check-translation.py, which
 * makes a language in which every text begins with “¤”, from what xgettext finds.
 */

#include <libintl.h>
#include <locale.h>

#include "knowledge/mdr-data-element.h"
#include "knowledge/mdr-guides.h"
#include "knowledge/mdr-lessons.h"
#include "knowledge/mdr-texts.h"

static void
assert_translated (const char *text)
{
  if (!g_str_has_prefix (text, "¤"))
    g_error ("Not translated: %s", text);
}

static void
test_causes (void)
{
  for (int cause = MDR_CAUSE_OK; cause <= MDR_CAUSE_UNKNOWN; cause++)
    {
      assert_translated (mdr_texts_get_cause_title (cause));
      assert_translated (mdr_texts_get_cause_explanation (cause));
    }
}

static void
assert_all_translated (const MdrDataElement *element)
{
  const char *text = mdr_data_element_get_text (element);

  if (*text != '\0')
    assert_translated (g_dgettext (GETTEXT_PACKAGE, text));

  for (guint i = 0; i < mdr_data_element_get_n_children (element); i++)
    assert_all_translated (mdr_data_element_get_child (element, i));
}

/* The words of each file, just as the reader passes them to gettext. */
static void
test_file (gconstpointer file_name)
{
  g_autoptr (MdrDataElement) root = mdr_data_element_load (file_name);

  g_assert_cmpuint (mdr_data_element_get_n_children (root), >, 0);
  assert_all_translated (root);
}

static void
test_findings (void)
{
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_IMAP, "imap.example.it", 993, MDR_SECURITY_TLS, NULL);
  g_autoptr (MdrFinding) finding =
      mdr_finding_new ("sign-in-refused", MDR_STEP_TWO_STEP, MDR_SEVERITY_ERROR,
                       MDR_CAUSE_PASSWORD_WRONG, service, NULL, NULL);
  g_autoptr (MdrVerdict) verdict =
      mdr_verdict_new (MDR_DIRECTION_RECEIVING, MDR_STATE_FAILED, MDR_CAUSE_PASSWORD_WRONG,
                       MDR_PHASE_CAPABILITIES, service, NULL);
  g_autofree char *sentence = mdr_texts_dup_finding (finding);
  g_autofree char *judgement = mdr_texts_dup_verdict (verdict);

  g_assert_cmpstr (sentence, ==,
                   "¤¤Receiving (IMAP): imap.example.it refused the sign-in. ¤The password is not "
                   "accepted.");
  g_assert_cmpstr (judgement, ==,
                   "¤¤Receiving (IMAP): stops at signing in. ¤The password is not accepted.");
}

static void
test_guides (void)
{
  g_autoptr (GPtrArray) guides =
      mdr_guides_find (MDR_CAUSE_STALE_CREDENTIALS, NULL, "thunderbird", NULL);

  for (guint i = 0; i < guides->len; i++)
    {
      const char *const *steps = mdr_guide_get_steps (guides->pdata[i]);
      const char *label = mdr_guide_get_link_label (guides->pdata[i]);

      assert_translated (mdr_guide_get_title (guides->pdata[i]));

      for (guint j = 0; steps[j] != NULL; j++)
        assert_translated (steps[j]);

      if (label != NULL)
        assert_translated (label);
    }
}

/* Even where a lesson only names something, as a link does, it is said in the user's language. */
static void
test_lessons (void)
{
  GListModel *lessons = mdr_lessons_get_all ();
  guint n_lessons = g_list_model_get_n_items (lessons);

  for (guint i = 0; i < n_lessons; i++)
    {
      g_autoptr (MdrLesson) lesson = g_list_model_get_item (lessons, i);
      GListModel *blocks = mdr_lesson_get_blocks (lesson);
      guint n_blocks = g_list_model_get_n_items (blocks);

      assert_translated (mdr_lesson_get_title (lesson));
      assert_translated (mdr_lesson_get_summary (lesson));

      for (guint j = 0; j < n_blocks; j++)
        {
          g_autoptr (MdrLessonBlock) block = g_list_model_get_item (blocks, j);

          if (mdr_lesson_block_get_text (block) != NULL)
            assert_translated (mdr_lesson_block_get_text (block));

          for (guint row = 0; row < mdr_lesson_block_get_n_rows (block); row++)
            for (guint column = 0; column < MDR_N_LESSON_COLUMNS; column++)
              assert_translated (mdr_lesson_block_get_cell (block, row, column));
        }
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("MDR_TEST_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/translation/causes", test_causes);
  g_test_add_func ("/translation/findings-and-verdicts", test_findings);
  g_test_add_func ("/translation/guides", test_guides);
  g_test_add_func ("/translation/lessons", test_lessons);

  for (int i = 1; i < argc; i++)
    {
      g_autofree char *path = g_strconcat ("/translation/", argv[i], NULL);

      g_test_add_data_func (path, argv[i], test_file);
    }

  return g_test_run ();
}
