/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cause, how sure we are of it, and what speaks for and against it.
 */

#include "mdr-ranked-cause.h"

struct _MdrRankedCause
{
  GObject parent_instance;

  MdrCause cause;
  double confidence;

  /* owned: of MdrFinding */
  GListStore *because;
  GListStore *against;
};

G_DEFINE_FINAL_TYPE (MdrRankedCause, mdr_ranked_cause, G_TYPE_OBJECT)

typedef enum
{
  PROP_CAUSE = 1,
  PROP_CONFIDENCE,
  PROP_BECAUSE,
  PROP_AGAINST,
  PROP_SITUATION,
} MdrRankedCauseProperty;

static GParamSpec *properties[PROP_SITUATION + 1];

static void
mdr_ranked_cause_finalize (GObject *object)
{
  MdrRankedCause *self = MDR_RANKED_CAUSE (object);

  g_clear_object (&self->because);
  g_clear_object (&self->against);

  G_OBJECT_CLASS (mdr_ranked_cause_parent_class)->finalize (object);
}

static void
mdr_ranked_cause_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrRankedCause *self = MDR_RANKED_CAUSE (object);

  switch ((MdrRankedCauseProperty) prop_id)
    {
    case PROP_CAUSE:
      g_value_set_enum (value, self->cause);
      break;

    case PROP_CONFIDENCE:
      g_value_set_double (value, self->confidence);
      break;

    case PROP_BECAUSE:
      g_value_set_object (value, self->because);
      break;

    case PROP_AGAINST:
      g_value_set_object (value, self->against);
      break;

    case PROP_SITUATION:
      g_value_set_string (value, mdr_ranked_cause_get_situation (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_ranked_cause_class_init (MdrRankedCauseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mdr_ranked_cause_finalize;
  object_class->get_property = mdr_ranked_cause_get_property;

  properties[PROP_CAUSE] =
      g_param_spec_enum ("cause", NULL, NULL, MDR_TYPE_CAUSE, MDR_CAUSE_OK, flags);
  properties[PROP_CONFIDENCE] = g_param_spec_double ("confidence", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_BECAUSE] = g_param_spec_object ("because", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_AGAINST] = g_param_spec_object ("against", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_SITUATION] = g_param_spec_string ("situation", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_ranked_cause_init (MdrRankedCause *self)
{
  self->because = g_list_store_new (MDR_TYPE_FINDING);
  self->against = g_list_store_new (MDR_TYPE_FINDING);
}

/**
 * mdr_ranked_cause_new:
 * @cause: the cause
 * @confidence: how likely it is, from 0 to 1
 * @because: (element-type MdrFinding): what speaks for it
 * @against: (element-type MdrFinding): what speaks against it
 *
 * Returns: (transfer full): a new entry of a diagnosis
 */
MdrRankedCause *
mdr_ranked_cause_new (MdrCause cause, double confidence, GPtrArray *because, GPtrArray *against)
{
  MdrRankedCause *self;

  g_return_val_if_fail (confidence >= 0 && confidence <= 1, NULL);
  g_return_val_if_fail (because != NULL, NULL);
  g_return_val_if_fail (against != NULL, NULL);

  self = g_object_new (MDR_TYPE_RANKED_CAUSE, NULL);
  self->cause = cause;
  self->confidence = confidence;
  g_list_store_splice (self->because, 0, 0, because->pdata, because->len);
  g_list_store_splice (self->against, 0, 0, against->pdata, against->len);

  return self;
}

/**
 * mdr_ranked_cause_get_cause:
 * @self: an entry of a diagnosis
 *
 * Returns: the cause
 */
MdrCause
mdr_ranked_cause_get_cause (MdrRankedCause *self)
{
  g_return_val_if_fail (MDR_IS_RANKED_CAUSE (self), MDR_CAUSE_UNKNOWN);

  return self->cause;
}

/**
 * mdr_ranked_cause_get_confidence:
 * @self: an entry of a diagnosis
 *
 * Returns: how likely it is, from 0 to 1
 */
double
mdr_ranked_cause_get_confidence (MdrRankedCause *self)
{
  g_return_val_if_fail (MDR_IS_RANKED_CAUSE (self), 0);

  return self->confidence;
}

/**
 * mdr_ranked_cause_get_because:
 * @self: an entry of a diagnosis
 *
 * Returns: (transfer none): what speaks for it, a list of #MdrFinding
 */
GListModel *
mdr_ranked_cause_get_because (MdrRankedCause *self)
{
  g_return_val_if_fail (MDR_IS_RANKED_CAUSE (self), NULL);

  return G_LIST_MODEL (self->because);
}

/**
 * mdr_ranked_cause_get_against:
 * @self: an entry of a diagnosis
 *
 * Returns: (transfer none): what was measured and speaks against it, a list of #MdrFinding
 */
GListModel *
mdr_ranked_cause_get_against (MdrRankedCause *self)
{
  g_return_val_if_fail (MDR_IS_RANKED_CAUSE (self), NULL);

  return G_LIST_MODEL (self->against);
}

/* What speaks for a cause, and makes of it something more special. A doubtful sign of another fault
 * beside it leaves the cause unknown in general. */
static const struct
{
  MdrCause cause;
  const char *finding;
  const char *reason; /* the finding's parameter of this name, %NULL for any */
  gboolean is_alone;
  const char *situation;
} situations[] = {
  { MDR_CAUSE_UNKNOWN, "test-message-not-arrived", NULL, TRUE, "test-message-missing" },
  { MDR_CAUSE_DNS_FAILURE, "no-names", NULL, FALSE, "no-names" },
  { MDR_CAUSE_NO_INTERNET, "offline", "not-allowed", FALSE, "network-not-allowed" },
  { MDR_CAUSE_CONNECTION_REFUSED, "greeted", NULL, FALSE, "named-port-works" },
  { MDR_CAUSE_CONNECTION_TIMEOUT, "greeted", NULL, FALSE, "named-port-works" },
  { MDR_CAUSE_PASSWORD_WRONG, "webmail-sign-in-fails", NULL, FALSE, "recover-password" },
};

static gboolean
speaks_for_it (MdrRankedCause *self, const char *code, const char *reason)
{
  GListModel *because = G_LIST_MODEL (self->because);

  for (guint i = 0; i < g_list_model_get_n_items (because); i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (because, i);

      if (g_str_equal (mdr_finding_get_code (finding), code) &&
          (reason == NULL ||
           g_strcmp0 (mdr_finding_get_parameter (finding, "reason"), reason) == 0))
        return TRUE;
    }

  return FALSE;
}

/* What speaks for a cause of its own, and yet for none. */
static gboolean
was_only_in_the_way (MdrRankedCause *self)
{
  GListModel *because = G_LIST_MODEL (self->because);
  g_autoptr (MdrFinding) only = NULL;

  if (self->cause != MDR_CAUSE_UNKNOWN || g_list_model_get_n_items (because) != 1)
    return FALSE;

  only = g_list_model_get_item (because, 0);

  return mdr_finding_get_cause (only) != MDR_CAUSE_UNKNOWN;
}

/**
 * mdr_ranked_cause_get_situation:
 * @self: an entry of a diagnosis
 *
 * One cause has several faces. Where what was found shows a special one, there are better words for
 * it, and better advice, than for the cause in general: no name at all is found, and not only the
 * mail server's; it is this program alone that may not use the network; the
 * provider's other port answers; not even the webmail takes
 * the password; a message to oneself was taken and did not arrive.
 *
 * Returns: (nullable): a code for the situation, which is the topic of its guides; %NULL if the
 *   cause says all there is to say
 */
const char *
mdr_ranked_cause_get_situation (MdrRankedCause *self)
{
  g_return_val_if_fail (MDR_IS_RANKED_CAUSE (self), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (situations); i++)
    if (self->cause == situations[i].cause &&
        speaks_for_it (self, situations[i].finding, situations[i].reason) &&
        (!situations[i].is_alone || g_list_model_get_n_items (G_LIST_MODEL (self->because)) == 1))
      return situations[i].situation;

  return was_only_in_the_way (self) ? "not-measured-here" : NULL;
}
