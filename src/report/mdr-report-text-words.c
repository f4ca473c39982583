/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the codes in a report are called, for its text and where two reports are compared. A code
 * that this version has no words for stays as it is.
 */

#include <glib/gi18n-lib.h>

#include "knowledge/mdr-program-list.h"
#include "knowledge/mdr-text-store.h"
#include "knowledge/mdr-texts.h"
#include "mdr-report-text-private.h"

/* A state in words. What is skipped was not measured: nobody is to take that for “in order”. */
const char *
mdr_report_text_get_state (JsonObject *object)
{
  int state;

  if (!mdr_report_get_enum (object, "state", MDR_TYPE_STATE, &state))
    return mdr_report_get_string (object, "state");

  if (state == MDR_STATE_SKIPPED || state == MDR_STATE_WAITING)
    return _ ("not measured");

  return mdr_texts_get_state_title (state);
}

/* A part of the words for a cause, as it is here; %NULL where there are none. */
const char *
mdr_report_text_get_cause (JsonObject *object, const char *part)
{
  const char *situation = mdr_report_get_string (object, "situation");
  const char *text = NULL;

  if (*situation != '\0')
    text = mdr_text_store_get ("situation", situation, part);

  return text != NULL ? text
                      : mdr_text_store_get ("cause", mdr_report_get_string (object, "cause"), part);
}

/* Of a question of #MdrQuestion: what it is about. */
const char *
mdr_report_text_get_question (const char *id)
{
  const char *const titles[MDR_N_QUESTIONS] = {
    [MDR_QUESTION_WEBMAIL] = _ ("The webmail lets in"),
    [MDR_QUESTION_TWO_STEP] = _ ("Two-step verification is on"),
    [MDR_QUESTION_PROGRAM] = _ ("Mail program"),
    [MDR_QUESTION_DEVICE] = _ ("Device"),
    [MDR_QUESTION_SYMPTOM] = _ ("What does not work"),
    [MDR_QUESTION_MESSAGE] = _ ("The message"),
  };
  int question;

  return mdr_enum_from_nick (MDR_TYPE_QUESTION, id, &question) ? titles[question] : id;
}

/* An answer to a question. */
const char *
mdr_report_text_get_answer (const char *id, const char *answer)
{
  const struct
  {
    const char *answer;
    const char *text;
  } words[] = {
    { "yes", _ ("yes") },
    { "no", _ ("no") },
    { "unknown", _ ("not known") },
    { "cannot-receive", _ ("receiving") },
    { "cannot-send", _ ("sending") },
    { "both", _ ("receiving and sending") },
    { "keeps-asking", _ ("the mail program keeps asking for the password") },
  };
  MdrDevice *device = NULL;
  int question;

  if (!mdr_enum_from_nick (MDR_TYPE_QUESTION, id, &question) || question == MDR_QUESTION_MESSAGE)
    return answer;

  if (question == MDR_QUESTION_PROGRAM)
    return mdr_texts_get_program_title (answer);

  if (question == MDR_QUESTION_DEVICE)
    device = mdr_program_list_find_device (mdr_program_list_get_default (), answer);
  if (device != NULL)
    return mdr_device_get_title (device);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].answer, answer))
      return words[i].text;

  return answer;
}

/* What a fact about program and system is called. */
const char *
mdr_report_text_get_system_fact (const char *name)
{
  const struct
  {
    const char *name;
    const char *title;
  } facts[] = {
    { "name", _ ("System") },       { "desktop", _ ("Desktop") }, { "sandbox", _ ("Installed as") },
    { "language", _ ("Language") }, { "glib", "GLib" },           { "gnutls", "GnuTLS" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (g_str_equal (facts[i].name, name))
      return facts[i].title;

  return name;
}
