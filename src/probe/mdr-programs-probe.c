/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what the programs are set to, waits until the right settings are known, and compares. The
 * files are read while others ask the network, so that nobody waits for them.
 */

#include "mdr-programs-probe.h"

#include "core/mdr-settings-probe.h"
#include "probe/way/mdr-hosts-wait.h"

struct _MdrProgramsProbe
{
  MdrProbe parent_instance;

  /* owned */
  MdrEnvironment *environment;
  MdrAddress *address;
  GListModel *probes;
  GListStore *reviews;
  GPtrArray *accounts;   /* of this run, until they are compared */
  GPtrArray *unreadable; /* likewise */
};

G_DEFINE_FINAL_TYPE (MdrProgramsProbe, mdr_programs_probe, MDR_TYPE_PROBE)

static MdrSettingsProbe *
dup_settings_probe (MdrProgramsProbe *self)
{
  guint n_probes = g_list_model_get_n_items (self->probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (self->probes, i);

      if (MDR_IS_SETTINGS_PROBE (probe))
        return MDR_SETTINGS_PROBE (g_steal_pointer (&probe));
    }

  return NULL;
}

static void
report_differences (MdrProgramsProbe *self, MdrProgramReview *review)
{
  GListModel *differences = mdr_program_review_get_differences (review);
  MdrProgramAccount *account = mdr_program_review_get_account (review);
  guint n_differences = g_list_model_get_n_items (differences);

  for (guint i = 0; i < n_differences; i++)
    {
      g_autoptr (MdrDifference) difference = g_list_model_get_item (differences, i);
      g_autoptr (MdrFinding) finding = mdr_difference_create_finding (difference, account);

      mdr_probe_report (MDR_PROBE (self), finding);
    }

  /* To be told so, one has to have been compared with something. */
  if (n_differences == 0 && mdr_program_review_get_settings (review) != NULL)
    {
      g_autoptr (MdrFinding) finding = mdr_finding_new (
          "program-settings-right", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO, MDR_CAUSE_OK, NULL,
          "program", mdr_program_account_get_program (account), NULL);

      mdr_probe_report (MDR_PROBE (self), finding);
    }
}

static void
report_unreadable (MdrProgramsProbe *self)
{
  for (guint i = 0; i < self->unreadable->len; i++)
    {
      MdrUnreadable *unreadable = g_ptr_array_index (self->unreadable, i);
      const char *reason =
          mdr_enum_to_nick (MDR_TYPE_UNREADABLE_REASON, mdr_unreadable_get_reason (unreadable));
      g_autoptr (MdrFinding) finding =
          mdr_finding_new ("program-settings-unreadable", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO,
                           MDR_CAUSE_OK, NULL, "program", mdr_unreadable_get_program (unreadable),
                           "place", mdr_unreadable_get_place (unreadable), "reason", reason, NULL);

      mdr_probe_report (MDR_PROBE (self), finding);
    }
}

static void
compare (MdrProgramsProbe *self)
{
  g_autoptr (MdrSettingsProbe) settings = dup_settings_probe (self);
  g_autoptr (GDateTime) now = mdr_environment_dup_now (self->environment);
  const MdrRightSettings right = {
    .address = self->address,
    .settings = settings != NULL ? mdr_settings_probe_get_settings (settings) : NULL,
    .provider = settings != NULL ? mdr_settings_probe_get_provider (settings) : NULL,
    .now = now,
  };

  for (guint i = 0; i < self->accounts->len; i++)
    {
      MdrProgramAccount *account = g_ptr_array_index (self->accounts, i);
      g_autoptr (MdrProgramReview) review = NULL;

      if (!mdr_right_settings_concern (&right, account))
        continue;

      review = mdr_program_review_new (account, &right);
      g_list_store_append (self->reviews, review);
      report_differences (self, review);
    }

  report_unreadable (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->reviews)) == 0)
    mdr_probe_note_nothing_measured (MDR_PROBE (self));

  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->unreadable, g_ptr_array_unref);
}

static void
settings_known_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_auto (GStrv) hosts = mdr_hosts_wait_finish (result, NULL);

  if (g_task_return_error_if_cancelled (task))
    return;

  compare (g_task_get_source_object (task));
  g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrProgramsProbe *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) unreadable = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  GError *error = NULL;

  accounts =
      mdr_programs_reader_read_finish (MDR_PROGRAMS_READER (object), result, &unreadable, &error);
  if (accounts == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->accounts = g_steal_pointer (&accounts);
  self->unreadable = g_steal_pointer (&unreadable);
  mdr_hosts_wait_async (self->probes, g_task_get_cancellable (task), settings_known_cb,
                        g_object_ref (task));
}

static void
mdr_programs_probe_run_async (MdrProbe *probe,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  MdrProgramsProbe *self = MDR_PROGRAMS_PROBE (probe);
  g_autoptr (MdrProgramsReader) reader = mdr_programs_probe_create_reader (self->environment);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mdr_programs_probe_run_async);
  if (reader == NULL)
    {
      mdr_probe_note_nothing_measured (probe);
      g_task_return_boolean (task, TRUE);
      return;
    }

  mdr_programs_reader_read_async (reader, cancellable, read_cb, g_object_ref (task));
}

static gboolean
mdr_programs_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_programs_probe_reset (MdrProbe *probe)
{
  MdrProgramsProbe *self = MDR_PROGRAMS_PROBE (probe);

  g_list_store_remove_all (self->reviews);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->unreadable, g_ptr_array_unref);

  MDR_PROBE_CLASS (mdr_programs_probe_parent_class)->reset (probe);
}

static void
mdr_programs_probe_finalize (GObject *object)
{
  MdrProgramsProbe *self = MDR_PROGRAMS_PROBE (object);

  g_clear_object (&self->environment);
  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_object (&self->probes);
  g_clear_object (&self->reviews);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->unreadable, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_programs_probe_parent_class)->finalize (object);
}

static void
mdr_programs_probe_class_init (MdrProgramsProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_programs_probe_finalize;
  probe_class->reset = mdr_programs_probe_reset;
  probe_class->run_async = mdr_programs_probe_run_async;
  probe_class->run_finish = mdr_programs_probe_run_finish;
}

static void
mdr_programs_probe_init (MdrProgramsProbe *self)
{
  self->reviews = g_list_store_new (MDR_TYPE_PROGRAM_REVIEW);
}

/**
 * mdr_programs_probe_new:
 * @environment: the world to look at, with the home folder
 * @address: whose account it is
 * @probes: (element-type MdrProbe): all probes of the session, now and later; one of them finds the
 *   right settings
 *
 * Returns: (transfer full): a probe named "programs"
 */
MdrProbe *
mdr_programs_probe_new (MdrEnvironment *environment, MdrAddress *address, GListModel *probes)
{
  MdrProgramsProbe *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (probes), NULL);

  /* With what an account signs in belongs to two-step verification as well. */
  self = g_object_new (MDR_TYPE_PROGRAMS_PROBE, "id", "programs", "steps",
                       1u << MDR_STEP_SETTINGS | 1u << MDR_STEP_TWO_STEP, NULL);
  self->environment = g_object_ref (environment);
  self->address = mdr_address_ref (address);
  self->probes = g_object_ref (probes);

  return MDR_PROBE (self);
}

/**
 * mdr_programs_probe_get_reviews:
 * @self: a probe
 *
 * Returns: (transfer none): a list of #MdrProgramReview: the account in each program that has it;
 *   empty until all is known
 */
GListModel *
mdr_programs_probe_get_reviews (MdrProgramsProbe *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAMS_PROBE (self), NULL);

  return G_LIST_MODEL (self->reviews);
}

/**
 * mdr_programs_probe_create_reader:
 * @environment: the world to look at
 *
 * What the environment variables say goes for the home folder of who runs this program, and for no
 * other.
 *
 * Returns: (transfer full) (nullable): a reader for its home folder, %NULL if nobody is to look
 */
MdrProgramsReader *
mdr_programs_probe_create_reader (MdrEnvironment *environment)
{
  const char *home;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);

  home = mdr_environment_get_home (environment);
  if (home == NULL)
    return NULL;

  return g_str_equal (home, g_get_home_dir ()) ? mdr_programs_reader_new_for_user ()
                                               : mdr_programs_reader_new (home, NULL);
}
