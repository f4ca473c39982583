/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value: in which respect two reports differ, and what each of them says.
 */

#include "mdr-report-difference.h"

#include <glib/gi18n-lib.h>

G_DEFINE_ENUM_TYPE (MdrReportPart,
                    mdr_report_part,
                    G_DEFINE_ENUM_VALUE (MDR_REPORT_PART_CAUSE, "cause"),
                    G_DEFINE_ENUM_VALUE (MDR_REPORT_PART_VERDICT, "verdict"),
                    G_DEFINE_ENUM_VALUE (MDR_REPORT_PART_STEP, "step"),
                    G_DEFINE_ENUM_VALUE (MDR_REPORT_PART_SETTING, "setting"),
                    G_DEFINE_ENUM_VALUE (MDR_REPORT_PART_SERVER, "server"),
                    G_DEFINE_ENUM_VALUE (MDR_REPORT_PART_FINDING, "finding"),
                    G_DEFINE_ENUM_VALUE (MDR_REPORT_PART_ANSWER, "answer"),
                    G_DEFINE_ENUM_VALUE (MDR_REPORT_PART_SYSTEM, "system"))

struct _MdrReportDifference
{
  GObject parent_instance;

  MdrReportPart part;

  /* owned */
  char *id;
  char *title;
  char *first;
  char *second;
  char *first_text;
  char *second_text;
};

G_DEFINE_FINAL_TYPE (MdrReportDifference, mdr_report_difference, G_TYPE_OBJECT)

static void
mdr_report_difference_finalize (GObject *object)
{
  MdrReportDifference *self = MDR_REPORT_DIFFERENCE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->second, g_free);
  g_clear_pointer (&self->first_text, g_free);
  g_clear_pointer (&self->second_text, g_free);

  G_OBJECT_CLASS (mdr_report_difference_parent_class)->finalize (object);
}

static void
mdr_report_difference_class_init (MdrReportDifferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_report_difference_finalize;
}

static void
mdr_report_difference_init (MdrReportDifference *self)
{
}

MdrReportDifference *
mdr_report_difference_new (const MdrReportDifferenceFields *fields)
{
  MdrReportDifference *self = g_object_new (MDR_TYPE_REPORT_DIFFERENCE, NULL);

  self->part = fields->part;
  self->id = g_strdup (fields->id);
  self->title = g_strdup (fields->title);
  self->first = g_strdup (fields->first);
  self->second = g_strdup (fields->second);
  self->first_text = g_strdup (fields->first_text);
  self->second_text = g_strdup (fields->second_text);

  return self;
}

/**
 * mdr_report_part_get_title:
 * @part: what differs
 *
 * Returns: a heading for it; the same one for what belongs together
 */
const char *
mdr_report_part_get_title (MdrReportPart part)
{
  switch (part)
    {
    case MDR_REPORT_PART_CAUSE:
    case MDR_REPORT_PART_VERDICT:
      return _ ("Conclusion");

    case MDR_REPORT_PART_STEP:
      return _ ("Steps");

    case MDR_REPORT_PART_SETTING:
      return _ ("Server settings");

    case MDR_REPORT_PART_SERVER:
      return _ ("The way to each server");

    case MDR_REPORT_PART_FINDING:
      return _ ("What was found");

    case MDR_REPORT_PART_ANSWER:
      return _ ("What the user said");

    case MDR_REPORT_PART_SYSTEM:
      return _ ("Program and system");
    }

  g_return_val_if_reached ("");
}

/**
 * mdr_report_difference_get_part:
 * @self: a difference
 *
 * Returns: what it is about
 */
MdrReportPart
mdr_report_difference_get_part (MdrReportDifference *self)
{
  g_return_val_if_fail (MDR_IS_REPORT_DIFFERENCE (self), MDR_REPORT_PART_SYSTEM);

  return self->part;
}

/**
 * mdr_report_difference_get_id:
 * @self: a difference
 *
 * Returns: a code for it: of a step, of a finding, the label of a server
 */
const char *
mdr_report_difference_get_id (MdrReportDifference *self)
{
  g_return_val_if_fail (MDR_IS_REPORT_DIFFERENCE (self), "");

  return self->id;
}

/**
 * mdr_report_difference_get_title:
 * @self: a difference
 *
 * Returns: the same in words
 */
const char *
mdr_report_difference_get_title (MdrReportDifference *self)
{
  g_return_val_if_fail (MDR_IS_REPORT_DIFFERENCE (self), "");

  return self->title;
}

/**
 * mdr_report_difference_get_first:
 * @self: a difference
 *
 * Returns: what the first report says, in codes; empty where it says nothing
 */
const char *
mdr_report_difference_get_first (MdrReportDifference *self)
{
  g_return_val_if_fail (MDR_IS_REPORT_DIFFERENCE (self), "");

  return self->first;
}

/**
 * mdr_report_difference_get_second:
 * @self: a difference
 *
 * Returns: what the second report says
 */
const char *
mdr_report_difference_get_second (MdrReportDifference *self)
{
  g_return_val_if_fail (MDR_IS_REPORT_DIFFERENCE (self), "");

  return self->second;
}

/**
 * mdr_report_difference_get_first_text:
 * @self: a difference
 *
 * Returns: what the first report says, in words
 */
const char *
mdr_report_difference_get_first_text (MdrReportDifference *self)
{
  g_return_val_if_fail (MDR_IS_REPORT_DIFFERENCE (self), "");

  return self->first_text;
}

/**
 * mdr_report_difference_get_second_text:
 * @self: a difference
 *
 * Returns: what the second report says, in words
 */
const char *
mdr_report_difference_get_second_text (MdrReportDifference *self)
{
  g_return_val_if_fail (MDR_IS_REPORT_DIFFERENCE (self), "");

  return self->second_text;
}
