/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a log piece by piece, and tells the few stories in it that matter most. What turns out to
 * be no log is explained like a message.
 */

#include "mdr-cli-explain-log.h"

#include <glib/gi18n.h>

#include "core/mdr-secret.h"
#include "explain/logs/mdr-log-reader.h"
#include "explain/logs/mdr-log-texts.h"
#include "mdr-cli-explain-text.h"
#include "mdr-cli-explanation.h"
#include "mdr-cli-input.h"
#include "report/mdr-json.h"

/* Without --all. */
#define FEW_STORIES 3

/* What is kept of a file in case that it is no log; a message is never longer. */
#define MAX_MESSAGE (64 * 1024)

typedef struct
{
  gboolean all;
  const MdrReader *reader;

  /* owned */
  MdrLogReader *log;
  GString *beginning;
} Telling;

static void
telling_clear (Telling *self)
{
  g_clear_object (&self->log);
  mdr_wipe (self->beginning->str, self->beginning->allocated_len);
  g_string_free (g_steal_pointer (&self->beginning), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Telling, telling_clear)

static gboolean
read_log (Telling *self, const char *path, GError **error)
{
  g_autoptr (MdrCliInput) input = mdr_cli_input_open (path, error);
  g_autofree char *piece = g_malloc (MDR_CLI_INPUT_PIECE);
  gssize n_bytes;

  if (input == NULL)
    return FALSE;

  while ((n_bytes = mdr_cli_input_read (input, piece, MDR_CLI_INPUT_PIECE, error)) > 0)
    {
      gsize room = MAX_MESSAGE - self->beginning->len;

      g_string_append_len (self->beginning, piece, MIN ((gsize) n_bytes, room));
      mdr_log_reader_receive (self->log, piece, n_bytes);
    }
  mdr_wipe (piece, MDR_CLI_INPUT_PIECE);
  mdr_log_reader_end (self->log);

  return n_bytes == 0;
}

/* Those with trouble come first. */
static MdrCliStatus
judge (GListModel *stories)
{
  g_autoptr (MdrLogStory) worst = g_list_model_get_item (stories, 0);

  if (worst == NULL)
    return MDR_CLI_STATUS_NOT_CHECKED;

  return mdr_log_story_get_stop (worst) == MDR_LOG_STOP_NONE ? MDR_CLI_STATUS_OK
                                                             : MDR_CLI_STATUS_WRONG;
}

static guint
count_told (const Telling *self, GListModel *stories)
{
  guint n_stories = g_list_model_get_n_items (stories);

  return self->all ? n_stories : MIN (n_stories, FEW_STORIES);
}

static const char *
get_protocol_code (MdrSpeaker speakers)
{
  for (guint protocol = MDR_PROTOCOL_IMAP; protocol <= MDR_PROTOCOL_SMTP; protocol++)
    if ((speakers & mdr_speaker_from_protocol (protocol)) != 0)
      return mdr_enum_to_nick (MDR_TYPE_PROTOCOL, protocol);

  return NULL;
}

static void
add_number (JsonBuilder *builder, const char *name, guint number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_story_as_json (const Telling *self, JsonBuilder *builder, MdrLogStory *story)
{
  MdrPhase phase;
  gboolean has_phase = mdr_moment_to_phase (mdr_log_story_get_moment (story), &phase);

  json_builder_begin_object (builder);
  mdr_json_add_string (builder, "protocol", get_protocol_code (mdr_log_story_get_protocol (story)));
  mdr_json_add_string (builder, "host", mdr_log_story_get_host (story));
  add_number (builder, "port", mdr_log_story_get_port (story));
  add_number (builder, "line", mdr_log_story_get_line (story));
  mdr_json_add_string (builder, "phase",
                       has_phase ? mdr_enum_to_nick (MDR_TYPE_PHASE, phase) : NULL);
  mdr_json_add_enum (builder, "stop", MDR_TYPE_LOG_STOP, mdr_log_story_get_stop (story));
  mdr_json_add_string (builder, "title", mdr_log_texts_get_stop (mdr_log_story_get_stop (story)));
  mdr_json_add_string (builder, "server_text", mdr_log_story_get_words (story));
  mdr_json_add_explanation (builder, mdr_log_story_get_explanation (story), self->reader);
  json_builder_end_object (builder);
}

static MdrCliStatus
print_json (const Telling *self, GListModel *stories)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;
  MdrCliStatus status = judge (stories);
  guint n_told = count_told (self, stories);

  mdr_json_begin (builder);
  add_number (builder, "status", status);
  mdr_json_add_string (builder, "format", mdr_log_reader_get_format (self->log));
  json_builder_set_member_name (builder, "stories");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_told; i++)
    {
      g_autoptr (MdrLogStory) story = g_list_model_get_item (stories, i);

      add_story_as_json (self, builder, story);
    }
  json_builder_end_array (builder);
  add_number (builder, "left_out", g_list_model_get_n_items (stories) - n_told);
  node = mdr_json_end (builder);

  return mdr_cli_print_json (node, TRUE, status);
}

/* What to do about a cause is said once, however many conversations it broke off. */
static void
add_meaning (const Telling *self, MdrCliText *text, MdrLogStory *story, gboolean *told)
{
  const MdrExplanation *explanation = mdr_log_story_get_explanation (story);
  MdrCause cause = explanation->meanings[0].cause;

  if (told[cause])
    mdr_cli_text_add_meaning (text, &explanation->meanings[0]);
  else
    mdr_cli_text_add_explanation (text, explanation, self->reader);

  told[cause] = TRUE;
}

static void
add_story_as_text (const Telling *self, MdrCliText *text, MdrLogStory *story, gboolean *told)
{
  g_autofree char *partner = mdr_log_texts_dup_partner (story);
  g_autofree char *place = mdr_log_texts_dup_place (story);
  const char *words = mdr_log_story_get_words (story);
  const char *const rows[][2] = {
    { _ ("Where"), place },
    { _ ("What"), mdr_log_texts_get_stop (mdr_log_story_get_stop (story)) },
    { _ ("Words"), words != NULL && *words != '\0' ? words : NULL },
  };
  guint columns = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    columns = MAX (columns, mdr_cli_text_measure (rows[i][0]) + 2);

  mdr_cli_text_add_heading (text, partner);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i][1] != NULL)
      mdr_cli_text_add_item (text, 2, rows[i][0], columns, rows[i][1]);

  if (mdr_log_story_get_stop (story) != MDR_LOG_STOP_NONE)
    add_meaning (self, text, story, told);
}

static MdrCliStatus
print_text (const Telling *self, GListModel *stories)
{
  g_autoptr (MdrCliText) text = mdr_cli_text_new_for_stdout ();
  MdrCliStatus status = judge (stories);
  guint n_told = count_told (self, stories);
  guint n_left = g_list_model_get_n_items (stories) - n_told;
  gboolean told[MDR_CAUSE_UNKNOWN + 1] = { FALSE };

  if (status == MDR_CLI_STATUS_NOT_CHECKED)
    mdr_cli_text_add (text, 0, _ ("There is no conversation with a mail server in this log."));
  else if (status == MDR_CLI_STATUS_OK)
    mdr_cli_text_add (text, 0, _ ("No conversation in this log was broken off."));

  for (guint i = 0; i < n_told; i++)
    {
      g_autoptr (MdrLogStory) story = g_list_model_get_item (stories, i);

      add_story_as_text (self, text, story, told);
    }

  if (n_left > 0)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("There is %u more conversation in this log; --all shows it.",
                    "There are %u more conversations in this log; --all shows them.", n_left),
          n_left);

      mdr_cli_text_add_gap (text);
      mdr_cli_text_add (text, 0, more);
    }

  return mdr_cli_print_text (mdr_cli_text_peek (text), status);
}

static MdrCliStatus
explain_as_message (const Telling *self, gboolean json)
{
  const MdrUtterance utterance = { .text = self->beginning->str, .length = self->beginning->len };
  MdrCliStatus status = mdr_cli_explain_text (&utterance, self->reader, json);

  if (status != MDR_CLI_STATUS_USAGE)
    mdr_cli_complain (
        "%s", _ ("This is no log of a kind that is known here; it was taken for a message."));

  return status;
}

/**
 * mdr_cli_explain_log:
 * @path: a file, or "-" for stdin
 * @all: whether to tell every story
 * @reader: whose log
 * @json: whether to write JSON
 *
 * Explains a log.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_explain_log (const char *path, gboolean all, const MdrReader *reader, gboolean json)
{
  g_auto (Telling) self = {
    .all = all,
    .reader = reader,
    .log = mdr_log_reader_new (),
    /* It never grows, so no copy of a password is left behind. */
    .beginning = g_string_sized_new (MAX_MESSAGE),
  };
  GListModel *stories = mdr_log_reader_get_stories (self.log);
  g_autoptr (GError) error = NULL;

  if (!read_log (&self, path, &error))
    return mdr_cli_refuse (error->message);

  if (g_list_model_get_n_items (stories) == 0 && mdr_log_reader_get_format (self.log) == NULL)
    return explain_as_message (&self, json);

  return json ? print_json (&self, stories) : print_text (&self, stories);
}
