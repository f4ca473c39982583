/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one conversation of a log comes to; immutable once it is in the list.
 */

#include "mdr-log-story-private.h"

#include "core/mdr-clean-text.h"

#include "explain/mdr-explainer.h"

struct _MdrLogStory
{
  GObject parent_instance;

  MdrLogStop stop;
  MdrMoment moment;
  MdrSpeaker protocol;
  guint16 port;
  guint line;
  gboolean overtaken;
  MdrExplanation explanation;

  /* owned */
  char *host;
  char *words;
};

G_DEFINE_ENUM_TYPE (MdrLogStop,
                    mdr_log_stop,
                    G_DEFINE_ENUM_VALUE (MDR_LOG_STOP_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (MDR_LOG_STOP_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (MDR_LOG_STOP_NO_STARTTLS, "no-starttls"),
                    G_DEFINE_ENUM_VALUE (MDR_LOG_STOP_NO_AUTH, "no-auth"),
                    G_DEFINE_ENUM_VALUE (MDR_LOG_STOP_UNANSWERED_CHALLENGE, "unanswered-challenge"),
                    G_DEFINE_ENUM_VALUE (MDR_LOG_STOP_SILENT, "silent"),
                    G_DEFINE_ENUM_VALUE (MDR_LOG_STOP_CUT_OFF, "cut-off"))

G_DEFINE_FINAL_TYPE (MdrLogStory, mdr_log_story, G_TYPE_OBJECT)

/* What a stop means where the words say nothing: the likelier first. */
static const struct
{
  MdrLogStop stop;
  int with_token; /* 1 only with a token, 0 only without, -1 in both cases */
  int secured;    /* the same for the secure channel */
  MdrCause causes[2];
} meanings[] = {
  { MDR_LOG_STOP_NO_STARTTLS,
    -1,
    -1,
    { MDR_CAUSE_STARTTLS_STRIPPED, MDR_CAUSE_ENCRYPTION_REQUIRED } },
  { MDR_LOG_STOP_NO_AUTH,
    -1,
    TRUE,
    { MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED, MDR_CAUSE_WRONG_SERVER_SETTINGS } },
  { MDR_LOG_STOP_NO_AUTH,
    -1,
    FALSE,
    { MDR_CAUSE_ENCRYPTION_REQUIRED, MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED } },
  { MDR_LOG_STOP_UNANSWERED_CHALLENGE,
    TRUE,
    -1,
    { MDR_CAUSE_OAUTH_TOKEN_EXPIRED, MDR_CAUSE_OAUTH_REQUIRED } },
  { MDR_LOG_STOP_UNANSWERED_CHALLENGE,
    FALSE,
    -1,
    { MDR_CAUSE_OAUTH_REQUIRED, MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED } },
  { MDR_LOG_STOP_SILENT, -1, -1, { MDR_CAUSE_CONNECTION_TIMEOUT, MDR_CAUSE_SERVER_DOWN } },
  { MDR_LOG_STOP_CUT_OFF, -1, -1, { MDR_CAUSE_CONNECTION_RESET, MDR_CAUSE_SERVER_TEMPORARY } },
};

/* How sure a stop alone makes. */
static const double confidences[] = { 0.6, 0.2 };

static void
mdr_log_story_finalize (GObject *object)
{
  MdrLogStory *self = MDR_LOG_STORY (object);

  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (mdr_log_story_parent_class)->finalize (object);
}

static void
mdr_log_story_class_init (MdrLogStoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_log_story_finalize;
}

static void
mdr_log_story_init (MdrLogStory *self)
{
}

static void
explain_by_words (MdrLogStory *self, const MdrLogFacts *facts)
{
  const MdrUtterance utterance = {
    .text = self->words,
    .length = -1,
    .speakers = facts->speakers,
    .moments = facts->moment,
    .with_token = facts->with_token,
  };

  mdr_explainer_explain (mdr_explainer_get_default (), &utterance, &self->explanation);
}

static void
explain_by_stop (MdrLogStory *self, const MdrLogFacts *facts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (meanings[i].stop != self->stop ||
          (meanings[i].with_token >= 0 && meanings[i].with_token != facts->with_token) ||
          (meanings[i].secured >= 0 && meanings[i].secured != facts->secured))
        continue;

      self->explanation.n_meanings = G_N_ELEMENTS (meanings[i].causes);
      for (gsize j = 0; j < G_N_ELEMENTS (meanings[i].causes); j++)
        self->explanation.meanings[j] = (MdrMeaning){ meanings[i].causes[j], confidences[j], NULL };
      return;
    }
}

/* What was missing says more than the last words before somebody missed it. */
static gboolean
speaks_for_itself (MdrLogStop stop)
{
  return stop == MDR_LOG_STOP_NO_STARTTLS || stop == MDR_LOG_STOP_NO_AUTH ||
         stop == MDR_LOG_STOP_UNANSWERED_CHALLENGE;
}

static void
explain (MdrLogStory *self, const MdrLogFacts *facts)
{
  MdrCause first;

  self->explanation = (MdrExplanation){ .n_meanings = 1, .moment = facts->moment };
  self->explanation.meanings[0] = (MdrMeaning){ MDR_CAUSE_OK, 1.0, NULL };
  if (self->stop == MDR_LOG_STOP_NONE)
    return;

  explain_by_words (self, facts);
  first = self->explanation.meanings[0].cause;

  /* Good words before a bad end ("220 ready") explain nothing. */
  if (first == MDR_CAUSE_UNKNOWN || first == MDR_CAUSE_OK || speaks_for_itself (self->stop))
    explain_by_stop (self, facts);
  if (self->explanation.meanings[0].cause == MDR_CAUSE_OK)
    self->explanation.meanings[0] = (MdrMeaning){ MDR_CAUSE_UNKNOWN, 0.0, NULL };
}

/**
 * mdr_log_story_new:
 * @facts: what the conversation comes to; its words are cleaned here
 *
 * Returns: (transfer full): a new story, explained
 */
MdrLogStory *
mdr_log_story_new (const MdrLogFacts *facts)
{
  MdrLogStory *self;

  g_return_val_if_fail (facts != NULL, NULL);

  self = g_object_new (MDR_TYPE_LOG_STORY, NULL);
  self->stop = facts->stop;
  self->moment = facts->moment;
  self->protocol = facts->protocol;
  self->port = facts->port;
  self->line = facts->line;
  self->host = g_strdup (facts->host);
  self->words =
      mdr_clean_text (facts->words != NULL ? facts->words : "", -1, MDR_CLEAN_TEXT_MAX_CHARS);
  explain (self, facts);

  return self;
}

/**
 * mdr_log_story_set_overtaken:
 * @self: a story
 *
 * Notes that the same server was spoken to with success later on; for the list.
 */
void
mdr_log_story_set_overtaken (MdrLogStory *self)
{
  g_return_if_fail (MDR_IS_LOG_STORY (self));

  self->overtaken = TRUE;
}

/**
 * mdr_log_story_is_overtaken:
 * @self: a story
 *
 * Returns: whether the same server was spoken to with success later on
 */
gboolean
mdr_log_story_is_overtaken (MdrLogStory *self)
{
  g_return_val_if_fail (MDR_IS_LOG_STORY (self), FALSE);

  return self->overtaken;
}

/**
 * mdr_log_story_get_stop:
 * @self: a story
 *
 * Returns: how the conversation ended
 */
MdrLogStop
mdr_log_story_get_stop (MdrLogStory *self)
{
  g_return_val_if_fail (MDR_IS_LOG_STORY (self), MDR_LOG_STOP_NONE);

  return self->stop;
}

/**
 * mdr_log_story_get_moment:
 * @self: a story
 *
 * Returns: where on the way it stopped, or how far it came where it did not; 0 when that is not
 *   known
 */
MdrMoment
mdr_log_story_get_moment (MdrLogStory *self)
{
  g_return_val_if_fail (MDR_IS_LOG_STORY (self), 0);

  return self->moment;
}

/**
 * mdr_log_story_get_protocol:
 * @self: a story
 *
 * Returns: what was spoken; 0 when that is not known
 */
MdrSpeaker
mdr_log_story_get_protocol (MdrLogStory *self)
{
  g_return_val_if_fail (MDR_IS_LOG_STORY (self), 0);

  return self->protocol;
}

/**
 * mdr_log_story_get_host:
 * @self: a story
 *
 * Returns: (nullable): the server
 */
const char *
mdr_log_story_get_host (MdrLogStory *self)
{
  g_return_val_if_fail (MDR_IS_LOG_STORY (self), NULL);

  return self->host;
}

/**
 * mdr_log_story_get_port:
 * @self: a story
 *
 * Returns: the port of the server, 0 when that is not known
 */
guint16
mdr_log_story_get_port (MdrLogStory *self)
{
  g_return_val_if_fail (MDR_IS_LOG_STORY (self), 0);

  return self->port;
}

/**
 * mdr_log_story_get_line:
 * @self: a story
 *
 * Returns: the line of mdr_log_story_get_words(), counted from 1
 */
guint
mdr_log_story_get_line (MdrLogStory *self)
{
  g_return_val_if_fail (MDR_IS_LOG_STORY (self), 0);

  return self->line;
}

/**
 * mdr_log_story_get_words:
 * @self: a story
 *
 * Returns: the last words that matter, clean and without secrets; perhaps empty
 */
const char *
mdr_log_story_get_words (MdrLogStory *self)
{
  g_return_val_if_fail (MDR_IS_LOG_STORY (self), NULL);

  return self->words;
}

/**
 * mdr_log_story_get_explanation:
 * @self: a story
 *
 * Returns: what it means
 */
const MdrExplanation *
mdr_log_story_get_explanation (MdrLogStory *self)
{
  g_return_val_if_fail (MDR_IS_LOG_STORY (self), NULL);

  return &self->explanation;
}
