/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of lines that follows a session: drawn anew with its conclusions; only a line that says
 * something else than before is replaced.
 */

#include "mdr-checklist.h"

#include "mdr-checklist-rules.h"

struct _MdrChecklist
{
  GObject parent_instance;

  /* owned */
  MdrSession *session;
  GListStore *items;
};

static void mdr_checklist_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MdrChecklist,
                               mdr_checklist,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      mdr_checklist_list_model_init))

static void
collect_findings (MdrStep *step, GPtrArray *findings)
{
  GListModel *found = mdr_step_get_findings (step);
  guint n_found = g_list_model_get_n_items (found);

  for (guint i = 0; i < n_found; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (found, i);

      /* The step keeps it alive while the checklist is drawn. */
      g_ptr_array_add (findings, finding);
    }
}

/* Without a VPN nothing is found, as where nobody has looked for one. */
static gboolean
was_vpn_sought (MdrSession *session)
{
  GListModel *probes = mdr_session_get_probes (session);
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      if (g_strcmp0 (mdr_probe_get_id (probe), "vpn") == 0)
        return mdr_probe_get_state (probe) == MDR_STATE_PASSED;
    }

  return FALSE;
}

static void
replace_items (MdrChecklist *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (MdrChecklistItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (old == NULL || !mdr_checklist_item_equal (old, g_ptr_array_index (items, i)))
        g_list_store_splice (self->items, i, old != NULL ? 1 : 0, &items->pdata[i], 1);
    }
}

static void
session_updated_cb (MdrChecklist *self)
{
  MdrSession *session = self->session;
  g_autoptr (MdrRankedCause) first = g_list_model_get_item (mdr_session_get_diagnosis (session), 0);
  g_autoptr (GDateTime) now = mdr_environment_dup_now (mdr_session_get_environment (session));
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = NULL;
  MdrChecklistFacts facts = {
    .evidence = {
      .findings = findings,
      .answers = mdr_session_get_answers (session),
      .address = mdr_session_get_address (session),
      .provider = mdr_session_get_provider (session),
      .settings = mdr_session_get_settings (session),
      .now = now,
    },
    .running = mdr_session_is_running (session),
    .vpn_sought = was_vpn_sought (session),
    .telling = first != NULL ? mdr_ranked_cause_get_because (first) : NULL,
  };

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    facts.evidence.verdicts[direction] = mdr_session_get_verdict (session, direction);

  for (guint id = 0; id < MDR_N_STEPS; id++)
    {
      MdrStep *step = mdr_session_get_step (session, id);

      facts.steps[id] = mdr_step_get_state (step);
      collect_findings (step, findings);
    }

  items = mdr_checklist_draw (&facts);
  replace_items (self, items);
}

static void
items_changed_cb (MdrChecklist *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
mdr_checklist_get_item_type (GListModel *list)
{
  return MDR_TYPE_CHECKLIST_ITEM;
}

static guint
mdr_checklist_get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (MDR_CHECKLIST (list)->items));
}

static gpointer
mdr_checklist_get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (MDR_CHECKLIST (list)->items), position);
}

static void
mdr_checklist_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mdr_checklist_get_item_type;
  iface->get_n_items = mdr_checklist_get_n_items;
  iface->get_item = mdr_checklist_get_item;
}

static void
mdr_checklist_finalize (GObject *object)
{
  MdrChecklist *self = MDR_CHECKLIST (object);

  g_clear_object (&self->session);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (mdr_checklist_parent_class)->finalize (object);
}

static void
mdr_checklist_class_init (MdrChecklistClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_checklist_finalize;
}

static void
mdr_checklist_init (MdrChecklist *self)
{
  self->items = g_list_store_new (MDR_TYPE_CHECKLIST_ITEM);
  g_signal_connect_swapped (self->items, "items-changed", G_CALLBACK (items_changed_cb), self);
}

/**
 * mdr_checklist_new:
 * @session: a session
 *
 * Follows @session. There is a line for each #MdrCheck, always at the same place.
 *
 * Returns: (transfer full): a list of #MdrChecklistItem
 */
MdrChecklist *
mdr_checklist_new (MdrSession *session)
{
  MdrChecklist *self;

  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);

  self = g_object_new (MDR_TYPE_CHECKLIST, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "updated", G_CALLBACK (session_updated_cb), self,
                           G_CONNECT_SWAPPED);
  session_updated_cb (self);

  return self;
}
