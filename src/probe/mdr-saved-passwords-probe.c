/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Neither starts a password store nor has one ask for anything: that is for the user to want. When
 * more becomes known later (the right servers, what was removed), it reports anew.
 */

#include "mdr-saved-passwords-probe.h"

#include "core/mdr-settings-probe.h"

struct _MdrSavedPasswordsProbe
{
  MdrProbe parent_instance;

  gboolean looks_by_itself;
  gboolean only_reports;

  /* looks of ours that are under way, also of runs that were stopped meanwhile */
  guint n_looks;

  /* owned */
  MdrSavedPasswords *passwords;
  MdrAddress *address;
  GListModel *probes;
};

G_DEFINE_FINAL_TYPE (MdrSavedPasswordsProbe, mdr_saved_passwords_probe, MDR_TYPE_PROBE)

/* Where there is no password store, and none is needed, or none that may be asked, there was
 * nothing to look at. */
static gboolean
say_nothing (GPtrArray *findings)
{
  static const char *const codes[] = { "keyring-not-there", "keyring-not-seen", NULL };

  for (guint i = 0; i < findings->len; i++)
    if (mdr_finding_get_severity (findings->pdata[i]) > MDR_SEVERITY_INFO ||
        !g_strv_contains (codes, mdr_finding_get_code (findings->pdata[i])))
      return FALSE;

  return TRUE;
}

static void
report (MdrSavedPasswordsProbe *self)
{
  g_autoptr (GPtrArray) findings = mdr_saved_passwords_find (self->passwords);

  for (guint i = 0; i < findings->len; i++)
    mdr_probe_report (MDR_PROBE (self), findings->pdata[i]);

  if (say_nothing (findings))
    mdr_probe_note_nothing_measured (MDR_PROBE (self));
}

static void
judged_cb (MdrSavedPasswordsProbe *self)
{
  /* What comes of a look is told at its end; who stopped it does not want to be told. */
  if (self->n_looks > 0)
    return;

  switch (mdr_probe_get_state (MDR_PROBE (self)))
    {
    case MDR_STATE_WAITING:
    case MDR_STATE_RUNNING:
      return;

    case MDR_STATE_PASSED:
    case MDR_STATE_WARNING:
    case MDR_STATE_FAILED:
    case MDR_STATE_SKIPPED:
    case MDR_STATE_NEEDS_ANSWER:
      self->only_reports = TRUE;
      mdr_probe_start (MDR_PROBE (self));
      return;
    }

  g_return_if_reached ();
}

/* What is only guessed must not make a saved password look outdated. */
static gboolean
is_guess (MdrProbe *probe)
{
  MdrSettings *settings;

  if (!MDR_IS_SETTINGS_PROBE (probe))
    return FALSE;

  settings = mdr_settings_probe_get_settings (MDR_SETTINGS_PROBE (probe));

  return settings != NULL && mdr_settings_get_source (settings) == MDR_SETTINGS_SOURCE_GUESS;
}

static void
probes_changed_cb (MdrSavedPasswordsProbe *self)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_probes = g_list_model_get_n_items (self->probes);

  /* The session lets go of all. */
  if (n_probes == 0)
    return;

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (self->probes, i);

      if (is_guess (probe))
        {
          g_ptr_array_set_size (services, 0);
          break;
        }

      if (mdr_probe_get_service (probe) != NULL)
        g_ptr_array_add (services, g_object_ref (mdr_probe_get_service (probe)));
    }

  mdr_saved_passwords_set_account (self->passwords, self->address, services);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrSavedPasswordsProbe *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  self->n_looks--;
  if (!mdr_saved_passwords_look_finish (MDR_SAVED_PASSWORDS (source), result, &error))
    g_debug ("Saved passwords could not be looked at: %s", error->message);

  if (g_task_return_error_if_cancelled (task))
    return;

  report (self);
  g_task_return_boolean (task, TRUE);
}

static void
mdr_saved_passwords_probe_run_async (MdrProbe *probe,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  MdrSavedPasswordsProbe *self = MDR_SAVED_PASSWORDS_PROBE (probe);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mdr_saved_passwords_probe_run_async);

  if (self->looks_by_itself && !self->only_reports)
    {
      self->n_looks++;
      mdr_saved_passwords_look_async (self->passwords, FALSE, cancellable, looked_cb,
                                      g_object_ref (task));
      return;
    }

  self->only_reports = FALSE;
  report (self);
  g_task_return_boolean (task, TRUE);
}

static gboolean
mdr_saved_passwords_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_saved_passwords_probe_finalize (GObject *object)
{
  MdrSavedPasswordsProbe *self = MDR_SAVED_PASSWORDS_PROBE (object);

  g_clear_object (&self->passwords);
  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_object (&self->probes);

  G_OBJECT_CLASS (mdr_saved_passwords_probe_parent_class)->finalize (object);
}

static void
mdr_saved_passwords_probe_class_init (MdrSavedPasswordsProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_saved_passwords_probe_finalize;
  probe_class->run_async = mdr_saved_passwords_probe_run_async;
  probe_class->run_finish = mdr_saved_passwords_probe_run_finish;
}

static void
mdr_saved_passwords_probe_init (MdrSavedPasswordsProbe *self)
{
}

static void
watch_settings (MdrSavedPasswordsProbe *self)
{
  guint n_probes = g_list_model_get_n_items (self->probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (self->probes, i);

      if (MDR_IS_SETTINGS_PROBE (probe))
        g_signal_connect_object (probe, "notify::settings", G_CALLBACK (probes_changed_cb), self,
                                 G_CONNECT_SWAPPED);
    }
}

/**
 * mdr_saved_passwords_probe_new:
 * @passwords: the saved passwords
 * @address: the account in trouble
 * @probes: (element-type MdrProbe): all probes there are, now and later: they know the servers
 * @looks_by_itself: whether it is to look, or to wait until somebody else has looked
 *
 * Returns: (transfer full): a probe named "passwords"
 */
MdrProbe *
mdr_saved_passwords_probe_new (MdrSavedPasswords *passwords,
                               MdrAddress *address,
                               GListModel *probes,
                               gboolean looks_by_itself)
{
  MdrSavedPasswordsProbe *self;

  g_return_val_if_fail (MDR_IS_SAVED_PASSWORDS (passwords), NULL);
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (probes), NULL);

  self = g_object_new (MDR_TYPE_SAVED_PASSWORDS_PROBE, "id", "passwords", "steps",
                       1u << MDR_STEP_PASSWORDS, NULL);
  self->passwords = g_object_ref (passwords);
  self->address = mdr_address_ref (address);
  self->probes = g_object_ref (probes);
  self->looks_by_itself = looks_by_itself;

  probes_changed_cb (self);
  watch_settings (self);
  g_signal_connect_object (passwords, "judged", G_CALLBACK (judged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (probes, "items-changed", G_CALLBACK (probes_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return MDR_PROBE (self);
}
