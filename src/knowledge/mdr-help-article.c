/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cause is told with how one recognises it and what to do; the best guide stands there with all
 * its steps, the others are only named. A guide says what it helps with. Both lead on.
 */

#include "mdr-help-article.h"

#include <glib/gi18n-lib.h>

#include "mdr-guides.h"
#include "mdr-lessons.h"
#include "mdr-texts.h"

#define CAUSE_PREFIX "cause:"
#define GUIDE_PREFIX "guide:"

/* A guide that helps with more than this is a general one, and the list would say nothing. */
#define MAX_CAUSES 8

static void
add (MdrLesson *article, MdrLessonBlockKind kind, const char *text)
{
  mdr_lesson_add_block (article, mdr_lesson_block_new_text (kind, text, NULL));
}

static void
add_see (MdrLesson *article, MdrHelpKind kind, const char *id, const char *title)
{
  g_autofree char *target = mdr_help_article_dup_id (kind, id);

  mdr_lesson_add_block (article, mdr_lesson_block_new_text (MDR_LESSON_BLOCK_SEE, title, target));
}

static void
add_steps (MdrLesson *article, MdrGuide *guide)
{
  const char *const *steps = mdr_guide_get_steps (guide);

  for (guint i = 0; steps[i] != NULL; i++)
    add (article, MDR_LESSON_BLOCK_STEP, steps[i]);

  if (mdr_guide_get_link_uri (guide) != NULL)
    mdr_lesson_add_block (article, mdr_lesson_block_new_text (MDR_LESSON_BLOCK_LINK,
                                                              mdr_guide_get_link_label (guide),
                                                              mdr_guide_get_link_uri (guide)));
}

static void
add_guides (MdrLesson *article, MdrCause cause, const MdrHelpReader *reader)
{
  g_autoptr (GPtrArray) guides =
      mdr_guides_find (cause, reader->provider, reader->program, reader->device);

  for (guint i = 0; i < guides->len; i++)
    {
      MdrGuide *guide = guides->pdata[i];

      if (i == 0)
        {
          add (article, MDR_LESSON_BLOCK_HEADING, mdr_guide_get_title (guide));
          add_steps (article, guide);
          continue;
        }

      if (i == 1)
        add (article, MDR_LESSON_BLOCK_HEADING, _ ("If that does not help"));
      add_see (article, MDR_HELP_KIND_GUIDE, mdr_guide_get_id (guide), mdr_guide_get_title (guide));
    }
}

static void
add_lessons (MdrLesson *article, MdrCause cause)
{
  g_autoptr (GPtrArray) lessons = mdr_lessons_find_for_cause (cause);

  if (lessons->len > 0)
    add (article, MDR_LESSON_BLOCK_HEADING, _ ("What stands behind it"));

  for (guint i = 0; i < lessons->len; i++)
    add_see (article, MDR_HELP_KIND_LESSON, mdr_lesson_get_id (lessons->pdata[i]),
             mdr_lesson_get_title (lessons->pdata[i]));
}

static MdrLesson *
create_for_cause (MdrCause cause, const char *id, const MdrHelpReader *reader)
{
  MdrLesson *article = mdr_lesson_new_empty (id, mdr_texts_get_cause_title (cause),
                                             mdr_texts_get_cause_explanation (cause));
  const char *sign = mdr_texts_get_cause_sign (cause);

  if (sign != NULL)
    {
      /* Translators: a heading; below it stands how one recognises what is wrong. */
      add (article, MDR_LESSON_BLOCK_HEADING, _ ("How to recognise it"));
      add (article, MDR_LESSON_BLOCK_TEXT, sign);
    }

  add_guides (article, cause, reader);
  add_lessons (article, cause);

  return article;
}

static void
add_causes (MdrLesson *article, const char *guide_id)
{
  MdrCause causes[MAX_CAUSES];
  guint n_causes = 0;

  for (int cause = MDR_CAUSE_OK + 1; cause < MDR_CAUSE_UNKNOWN; cause++)
    {
      if (!mdr_guides_helps_with (guide_id, cause))
        continue;

      if (n_causes == MAX_CAUSES)
        return;

      causes[n_causes++] = cause;
    }

  for (guint i = 0; i < n_causes; i++)
    {
      if (i == 0)
        /* Translators: a heading; below it stand things that may be wrong. */
        add (article, MDR_LESSON_BLOCK_HEADING, _ ("This may help when"));
      add_see (article, MDR_HELP_KIND_CAUSE, mdr_cause_to_code (causes[i]),
               mdr_texts_get_cause_title (causes[i]));
    }
}

static MdrLesson *
create_for_guide (const char *guide_id, const char *id, const MdrHelpReader *reader)
{
  g_autoptr (MdrGuide) guide = mdr_guides_get (guide_id, reader->provider);
  MdrLesson *article;

  if (guide == NULL)
    return NULL;

  article = mdr_lesson_new_empty (id, mdr_guide_get_title (guide), "");
  add_steps (article, guide);
  add_causes (article, guide_id);

  return article;
}

/**
 * mdr_help_article_dup_id:
 * @kind: what it is
 * @id: a cause's code, a lesson's or a guide's id
 *
 * Returns: (transfer full): under which id mdr_help_article_find() finds it
 */
char *
mdr_help_article_dup_id (MdrHelpKind kind, const char *id)
{
  static const char *const prefixes[] = {
    [MDR_HELP_KIND_CAUSE] = CAUSE_PREFIX,
    [MDR_HELP_KIND_LESSON] = "",
    [MDR_HELP_KIND_GUIDE] = GUIDE_PREFIX,
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (prefixes), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_strconcat (prefixes[kind], id, NULL);
}

/**
 * mdr_help_article_find:
 * @id: any text, for instance from mdr_help_article_dup_id(); a lesson's is its own
 * @reader: for whom it is
 *
 * Returns: (transfer full) (nullable): what there is to read under this id
 */
MdrLesson *
mdr_help_article_find (const char *id, const MdrHelpReader *reader)
{
  MdrLesson *lesson;
  MdrCause cause;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (reader != NULL, NULL);

  if (g_str_has_prefix (id, GUIDE_PREFIX))
    return create_for_guide (id + strlen (GUIDE_PREFIX), id, reader);

  if (g_str_has_prefix (id, CAUSE_PREFIX))
    return mdr_cause_from_code (id + strlen (CAUSE_PREFIX), &cause)
               ? create_for_cause (cause, id, reader)
               : NULL;

  lesson = mdr_lessons_find (id);

  return lesson != NULL ? g_object_ref (lesson) : NULL;
}
