/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a page of the wizard watches: a state and the findings that belong there.
 */

#include "mdr-step.h"

#include "mdr-finding.h"

struct _MdrStep
{
  GObject parent_instance;

  MdrStepId id;
  MdrState state;
  MdrSkipReason skip_reason;

  /* owned */
  GListStore *findings;
};

G_DEFINE_FINAL_TYPE (MdrStep, mdr_step, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_STATE,
  PROP_SKIP_REASON,
  PROP_FINDINGS,
} MdrStepProperty;

static GParamSpec *properties[PROP_FINDINGS + 1];

static void
mdr_step_finalize (GObject *object)
{
  MdrStep *self = MDR_STEP (object);

  g_clear_object (&self->findings);

  G_OBJECT_CLASS (mdr_step_parent_class)->finalize (object);
}

static void
mdr_step_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrStep *self = MDR_STEP (object);

  switch ((MdrStepProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_enum (value, self->id);
      break;

    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    case PROP_SKIP_REASON:
      g_value_set_enum (value, self->skip_reason);
      break;

    case PROP_FINDINGS:
      g_value_set_object (value, self->findings);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_step_class_init (MdrStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mdr_step_finalize;
  object_class->get_property = mdr_step_get_property;

  properties[PROP_ID] =
      g_param_spec_enum ("id", NULL, NULL, MDR_TYPE_STEP_ID, MDR_STEP_START, flags);
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, MDR_TYPE_STATE, MDR_STATE_WAITING, flags);
  properties[PROP_SKIP_REASON] = g_param_spec_enum ("skip-reason", NULL, NULL, MDR_TYPE_SKIP_REASON,
                                                    MDR_SKIP_REASON_NONE, flags);
  properties[PROP_FINDINGS] =
      g_param_spec_object ("findings", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_step_init (MdrStep *self)
{
  self->findings = g_list_store_new (MDR_TYPE_FINDING);
}

/**
 * mdr_step_new:
 * @id: which step
 *
 * Returns: (transfer full): a step that waits
 */
MdrStep *
mdr_step_new (MdrStepId id)
{
  MdrStep *self = g_object_new (MDR_TYPE_STEP, NULL);

  self->id = id;

  return self;
}

/**
 * mdr_step_get_id:
 * @self: a step
 *
 * Returns: which step it is
 */
MdrStepId
mdr_step_get_id (MdrStep *self)
{
  g_return_val_if_fail (MDR_IS_STEP (self), MDR_STEP_START);

  return self->id;
}

/**
 * mdr_step_get_state:
 * @self: a step
 *
 * Returns: how it stands
 */
MdrState
mdr_step_get_state (MdrStep *self)
{
  g_return_val_if_fail (MDR_IS_STEP (self), MDR_STATE_WAITING);

  return self->state;
}

/**
 * mdr_step_get_skip_reason:
 * @self: a step
 *
 * Returns: why it can be passed by, %MDR_SKIP_REASON_NONE if it may matter
 */
MdrSkipReason
mdr_step_get_skip_reason (MdrStep *self)
{
  g_return_val_if_fail (MDR_IS_STEP (self), MDR_SKIP_REASON_NONE);

  return self->skip_reason;
}

/**
 * mdr_step_get_findings:
 * @self: a step
 *
 * Returns: (transfer none): what was found out, a list of #MdrFinding
 */
GListModel *
mdr_step_get_findings (MdrStep *self)
{
  g_return_val_if_fail (MDR_IS_STEP (self), NULL);

  return G_LIST_MODEL (self->findings);
}

/* Lists that are watched must not flicker, so only what differs is replaced. */
static void
replace_findings (GListStore *store, GPtrArray *findings)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint n_same = 0;

  while (n_same < n_old && n_same < findings->len)
    {
      g_autoptr (MdrFinding) old = g_list_model_get_item (G_LIST_MODEL (store), n_same);

      if (old != g_ptr_array_index (findings, n_same))
        break;

      n_same++;
    }

  if (n_same < n_old || n_same < findings->len)
    g_list_store_splice (store, n_same, n_old - n_same, findings->pdata + n_same,
                         findings->len - n_same);
}

/**
 * mdr_step_update:
 * @self: a step
 * @state: how it stands now
 * @skip_reason: why it can be passed by now, if it can
 * @findings: (element-type MdrFinding): what is known now
 *
 * Brings the step up to date; for the session.
 */
void
mdr_step_update (MdrStep *self, MdrState state, MdrSkipReason skip_reason, GPtrArray *findings)
{
  g_return_if_fail (MDR_IS_STEP (self));
  g_return_if_fail (findings != NULL);

  replace_findings (self->findings, findings);

  if (self->skip_reason != skip_reason)
    {
      self->skip_reason = skip_reason;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SKIP_REASON]);
    }

  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}
