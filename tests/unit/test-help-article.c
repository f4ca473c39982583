/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every cause can be read about: what it is, how it is recognised, what to do, and what leads on.
 */

#include <gio/gio.h>
#include <locale.h>

#include "core/mdr-cause.h"
#include "knowledge/mdr-guides.h"
#include "knowledge/mdr-help-article.h"
#include "knowledge/mdr-provider-list.h"

static const MdrHelpReader nobody = { NULL, NULL, NULL };

static MdrLesson *
find (MdrHelpKind kind, const char *id, const MdrHelpReader *reader)
{
  g_autofree char *article_id = mdr_help_article_dup_id (kind, id);

  return mdr_help_article_find (article_id, reader);
}

static guint
count (MdrLesson *article, MdrLessonBlockKind kind)
{
  GListModel *blocks = mdr_lesson_get_blocks (article);
  guint n_blocks = g_list_model_get_n_items (blocks);
  guint n_found = 0;

  for (guint i = 0; i < n_blocks; i++)
    {
      g_autoptr (MdrLessonBlock) block = g_list_model_get_item (blocks, i);

      n_found += mdr_lesson_block_get_kind (block) == kind;
    }

  return n_found;
}

static void
check_ways_out (MdrLesson *article)
{
  GListModel *blocks = mdr_lesson_get_blocks (article);
  guint n_blocks = g_list_model_get_n_items (blocks);

  for (guint i = 0; i < n_blocks; i++)
    {
      g_autoptr (MdrLessonBlock) block = g_list_model_get_item (blocks, i);
      g_autoptr (MdrLesson) other = NULL;

      if (mdr_lesson_block_get_kind (block) != MDR_LESSON_BLOCK_SEE)
        continue;

      g_test_message ("%s", mdr_lesson_block_get_target (block));
      other = mdr_help_article_find (mdr_lesson_block_get_target (block), &nobody);
      g_assert_nonnull (other);
      g_assert_cmpstr (mdr_lesson_get_title (other), ==, mdr_lesson_block_get_text (block));
    }
}

static void
test_causes (void)
{
  for (int cause = MDR_CAUSE_OK + 1; cause <= MDR_CAUSE_UNKNOWN; cause++)
    {
      g_autoptr (MdrLesson) article =
          find (MDR_HELP_KIND_CAUSE, mdr_cause_to_code (cause), &nobody);

      g_assert_nonnull (article);
      g_assert_cmpstr (mdr_lesson_get_summary (article), !=, "");
      g_assert_cmpuint (count (article, MDR_LESSON_BLOCK_STEP), >, 0);
      g_assert_cmpuint (count (article, MDR_LESSON_BLOCK_TEXT), ==,
                        cause == MDR_CAUSE_UNKNOWN ? 0 : 1);
      check_ways_out (article);
    }
}

static void
test_guide (void)
{
  g_autoptr (MdrLesson) article = find (MDR_HELP_KIND_GUIDE, "network/vpn-off", &nobody);

  g_assert_nonnull (article);
  g_assert_cmpstr (mdr_lesson_get_id (article), ==, "guide:network/vpn-off");
  g_assert_cmpuint (count (article, MDR_LESSON_BLOCK_STEP), >, 1);
  g_assert_cmpuint (count (article, MDR_LESSON_BLOCK_SEE), >, 0);
  check_ways_out (article);
}

/* What to do stands there for the reader's own provider, with the provider's page. */
static void
test_reader (void)
{
  const MdrHelpReader reader = {
    mdr_provider_list_find_by_id (mdr_provider_list_get_default (), "gmail"), "thunderbird", NULL
  };
  g_autoptr (MdrLesson) article = find (MDR_HELP_KIND_CAUSE, "app-password-required", &reader);
  g_autoptr (GPtrArray) guides =
      mdr_guides_find (MDR_CAUSE_APP_PASSWORD_REQUIRED, reader.provider, "thunderbird", NULL);
  g_autoptr (MdrLessonBlock) heading = g_list_model_get_item (mdr_lesson_get_blocks (article), 2);

  g_assert_cmpstr (mdr_lesson_block_get_text (heading), ==, mdr_guide_get_title (guides->pdata[0]));
  g_assert_cmpuint (count (article, MDR_LESSON_BLOCK_LINK), ==, 1);
}

static void
test_unknown (void)
{
  static const char *const ids[] = { "", "cause:", "guide:", "cause:no", "guide:no", "no" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_null (mdr_help_article_find (ids[i], &nobody));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/help-article/every-cause-says-what-to-do", test_causes);
  g_test_add_func ("/help-article/guide-says-when-it-helps", test_guide);
  g_test_add_func ("/help-article/is-for-the-reader", test_reader);
  g_test_add_func ("/help-article/nothing-behind-an-unknown-id", test_unknown);

  return g_test_run ();
}
