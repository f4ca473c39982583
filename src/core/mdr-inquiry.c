/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps one entry for each cause that anything was said about, and weighs them against each other.
 */

#include "mdr-inquiry.h"

#include "mdr-diagnosis.h"
#include "mdr-hindrance.h"
#include "mdr-ranked-cause.h"

/* What is only the outside of another cause, or cannot be judged before another one is removed. */
#define EXPLAINED_AWAY 0.5
#define OVERSHADOWED 0.5

/* A measurement says against a guess that it is wrong; against another measurement only that the
 * matter is not so simple. */
#define GUESS_CONTRADICTED 0.3
#define MEASUREMENT_CONTRADICTED 0.9

/* What was seen on this computer, of trouble on another device: less than any possible cause. */
#define BESIDE_THE_DEVICE 0.25

typedef struct
{
  MdrCause cause;
  double support;
  gboolean is_measured;
  gboolean is_explained_away;
  gboolean overshadows;
  GPtrArray *because;
  GPtrArray *against;
} Suspect;

struct _MdrInquiry
{
  const MdrEvidence *evidence;
  GPtrArray *suspects;
};

static void
suspect_free (Suspect *suspect)
{
  g_ptr_array_unref (suspect->because);
  g_ptr_array_unref (suspect->against);
  g_free (suspect);
}

static Suspect *
find_suspect (MdrInquiry *self, MdrCause cause)
{
  for (guint i = 0; i < self->suspects->len; i++)
    {
      Suspect *suspect = g_ptr_array_index (self->suspects, i);

      if (suspect->cause == cause)
        return suspect;
    }

  return NULL;
}

static Suspect *
ensure_suspect (MdrInquiry *self, MdrCause cause)
{
  Suspect *suspect = find_suspect (self, cause);

  if (suspect == NULL)
    {
      suspect = g_new0 (Suspect, 1);
      suspect->cause = cause;
      suspect->because = g_ptr_array_new ();
      suspect->against = g_ptr_array_new ();
      g_ptr_array_add (self->suspects, suspect);
    }

  return suspect;
}

static void
add_once (GPtrArray *findings, MdrFinding *finding)
{
  if (!g_ptr_array_find (findings, finding, NULL))
    g_ptr_array_add (findings, finding);
}

/**
 * mdr_inquiry_new:
 * @evidence: all that is known; it has to outlive the inquiry
 *
 * Returns: (transfer full): an inquiry that suspects nothing yet
 */
MdrInquiry *
mdr_inquiry_new (const MdrEvidence *evidence)
{
  MdrInquiry *self;

  g_return_val_if_fail (evidence != NULL, NULL);

  self = g_new0 (MdrInquiry, 1);
  self->evidence = evidence;
  self->suspects = g_ptr_array_new_with_free_func ((GDestroyNotify) suspect_free);

  return self;
}

/**
 * mdr_inquiry_free:
 * @self: (transfer full): an inquiry
 *
 * Ends it.
 */
void
mdr_inquiry_free (MdrInquiry *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->suspects);
  g_free (self);
}

/**
 * mdr_inquiry_get_evidence:
 * @self: an inquiry
 *
 * Returns: (transfer none): all that is known
 */
const MdrEvidence *
mdr_inquiry_get_evidence (MdrInquiry *self)
{
  return self->evidence;
}

/**
 * mdr_inquiry_accuse:
 * @self: an inquiry
 * @cause: a cause
 * @confidence: how likely it is, by the scale of mdr-diagnosis.h
 * @because: (nullable): what speaks for it
 *
 * Suspects @cause, or more strongly than before.
 */
void
mdr_inquiry_accuse (MdrInquiry *self, MdrCause cause, double confidence, MdrFinding *because)
{
  Suspect *suspect = ensure_suspect (self, cause);

  suspect->support = MAX (suspect->support, confidence);
  if (because != NULL)
    mdr_inquiry_support (self, cause, because);
}

/**
 * mdr_inquiry_support:
 * @self: an inquiry
 * @cause: a cause
 * @because: what also speaks for it
 *
 * Adds to the reasons for @cause, without making it more likely.
 */
void
mdr_inquiry_support (MdrInquiry *self, MdrCause cause, MdrFinding *because)
{
  Suspect *suspect = ensure_suspect (self, cause);

  suspect->is_measured |= mdr_evidence_is_fault (because) && !mdr_evidence_is_hearsay (because);
  add_once (suspect->because, because);
}

/**
 * mdr_inquiry_explain_away:
 * @self: an inquiry
 * @cause: a cause
 *
 * Says that the cause behind @cause was found: @cause is only how that shows.
 */
void
mdr_inquiry_explain_away (MdrInquiry *self, MdrCause cause)
{
  ensure_suspect (self, cause)->is_explained_away = TRUE;
}

/**
 * mdr_inquiry_explain_shut_ports_away:
 * @self: an inquiry
 *
 * Notes for all that a shut port looks like that there is something behind it.
 */
void
mdr_inquiry_explain_shut_ports_away (MdrInquiry *self)
{
  mdr_inquiry_explain_away (self, MDR_CAUSE_CONNECTION_TIMEOUT);
  mdr_inquiry_explain_away (self, MDR_CAUSE_CONNECTION_REFUSED);
  mdr_inquiry_explain_away (self, MDR_CAUSE_CONNECTION_RESET);
}

/**
 * mdr_inquiry_overshadow_others:
 * @self: an inquiry
 * @cause: a cause
 *
 * Says that as long as @cause is there nothing else can be seen well.
 */
void
mdr_inquiry_overshadow_others (MdrInquiry *self, MdrCause cause)
{
  ensure_suspect (self, cause)->overshadows = TRUE;
}

/**
 * mdr_inquiry_contradict:
 * @self: an inquiry
 * @cause: a cause
 * @against: what was measured and speaks against it
 *
 * Doubts @cause, should it be suspected. That costs a guess more than what was itself measured.
 */
void
mdr_inquiry_contradict (MdrInquiry *self, MdrCause cause, MdrFinding *against)
{
  add_once (ensure_suspect (self, cause)->against, against);
}

/* Whether the message that the user saw speaks for it, too. */
static gboolean
was_told (const Suspect *suspect)
{
  for (guint i = 0; i < suspect->because->len; i++)
    if (mdr_evidence_is_hearsay (g_ptr_array_index (suspect->because, i)))
      return TRUE;

  return FALSE;
}

/* Whether it is in the way of this computer, and the trouble is on another device. */
static gboolean
is_only_here (MdrInquiry *self, const Suspect *suspect)
{
  return mdr_answers_are_elsewhere (self->evidence->answers) &&
         (suspect->overshadows || mdr_hindrance_is_here (suspect->cause)) && !was_told (suspect);
}

static gboolean
does_anything_overshadow (MdrInquiry *self, gboolean only_here)
{
  for (guint i = 0; i < self->suspects->len; i++)
    {
      Suspect *suspect = g_ptr_array_index (self->suspects, i);

      if (suspect->overshadows && is_only_here (self, suspect) == only_here)
        return TRUE;
    }

  return FALSE;
}

static double
weigh_as_seen (MdrInquiry *self, Suspect *suspect)
{
  double confidence = suspect->support;

  if (suspect->is_explained_away)
    confidence *= EXPLAINED_AWAY;
  if (!suspect->overshadows && does_anything_overshadow (self, FALSE))
    confidence *= OVERSHADOWED;
  if (suspect->against->len > 0)
    confidence *= suspect->is_measured ? MEASUREMENT_CONTRADICTED : GUESS_CONTRADICTED;

  return confidence;
}

/* The worst of what is in the way of this computer only. */
static Suspect *
find_hindrance (MdrInquiry *self)
{
  Suspect *hindrance = NULL;
  double most = MDR_DIAGNOSIS_POSSIBLE;

  for (guint i = 0; i < self->suspects->len; i++)
    {
      Suspect *suspect = g_ptr_array_index (self->suspects, i);

      if (is_only_here (self, suspect) && weigh_as_seen (self, suspect) >= most)
        {
          hindrance = suspect;
          most = weigh_as_seen (self, suspect);
        }
    }

  return hindrance;
}

/* Whether a server only seems to have it, because something here is in the way. */
static gboolean
is_seen_badly (MdrInquiry *self, const Suspect *suspect)
{
  return mdr_hindrance_may_show_as (suspect->cause) && !was_told (suspect) &&
         (suspect->is_explained_away ? find_hindrance (self) != NULL
                                     : does_anything_overshadow (self, TRUE));
}

static double
weigh (MdrInquiry *self, Suspect *suspect)
{
  double confidence = weigh_as_seen (self, suspect);

  if (is_only_here (self, suspect) || is_seen_badly (self, suspect))
    confidence *= BESIDE_THE_DEVICE;

  /* Nobody is surer than to a hundredth. */
  return (int) (confidence * 100 + 0.5) / 100.0;
}

/**
 * mdr_inquiry_find_hindrance:
 * @self: an inquiry
 *
 * Looks for what keeps the servers from being measured from this computer, where the trouble is on
 * another device and need not have to do with it.
 *
 * Returns: (transfer none) (nullable): what speaks for it, a fault if there is one
 */
MdrFinding *
mdr_inquiry_find_hindrance (MdrInquiry *self)
{
  Suspect *hindrance = find_hindrance (self);
  MdrFinding *found = NULL;

  for (guint i = 0; hindrance != NULL && i < hindrance->because->len; i++)
    {
      MdrFinding *because = g_ptr_array_index (hindrance->because, i);

      if (found == NULL || (!mdr_evidence_is_fault (found) && mdr_evidence_is_fault (because)))
        found = because;
    }

  return found;
}

/**
 * mdr_inquiry_get_confidence:
 * @self: an inquiry
 * @cause: a cause
 *
 * Returns: how likely @cause is by what was said up to now, 0 where it is not suspected
 */
double
mdr_inquiry_get_confidence (MdrInquiry *self, MdrCause cause)
{
  Suspect *suspect = find_suspect (self, cause);

  return suspect != NULL ? weigh (self, suspect) : 0;
}

static int
compare_causes_cb (gconstpointer a, gconstpointer b)
{
  const double first = mdr_ranked_cause_get_confidence (*(MdrRankedCause *const *) a);
  const double second = mdr_ranked_cause_get_confidence (*(MdrRankedCause *const *) b);

  return (first < second) - (first > second);
}

/**
 * mdr_inquiry_rank:
 * @self: an inquiry
 *
 * Weighs everything up.
 *
 * Returns: (transfer full) (element-type MdrRankedCause): the suspects, the most likely first
 */
GPtrArray *
mdr_inquiry_rank (MdrInquiry *self)
{
  GPtrArray *causes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->suspects->len; i++)
    {
      Suspect *suspect = g_ptr_array_index (self->suspects, i);

      /* Some were only doubted, never suspected. */
      if (suspect->support > 0)
        g_ptr_array_add (causes, mdr_ranked_cause_new (suspect->cause, weigh (self, suspect),
                                                       suspect->because, suspect->against));
    }

  /* Stable, so that among equals receiving, which was found first, stays first. */
  g_ptr_array_sort (causes, compare_causes_cb);

  return causes;
}
