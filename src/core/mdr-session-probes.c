/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which probes a session has: each is started as soon as what it needs is known.
 */

#include "mdr-session-private.h"

static void
probe_changed_cb (MdrSession *self)
{
  mdr_session_queue_update (self);
}

static void
watch_probe (MdrSession *self, MdrProbe *probe)
{
  g_signal_connect_object (probe, "notify::state", G_CALLBACK (probe_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mdr_probe_get_findings (probe), "items-changed",
                           G_CALLBACK (probe_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
unwatch_probe (MdrSession *self, MdrProbe *probe)
{
  g_signal_handlers_disconnect_by_data (probe, self);
  g_signal_handlers_disconnect_by_data (mdr_probe_get_findings (probe), self);
  mdr_probe_stop (probe);
}

static MdrProbe *
find_probe (MdrSession *self, const char *id)
{
  guint n_probes = g_list_model_get_n_items (G_LIST_MODEL (self->probes));

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (G_LIST_MODEL (self->probes), i);

      /* The list keeps it alive. */
      if (g_strcmp0 (mdr_probe_get_id (probe), id) == 0)
        return probe;
    }

  return NULL;
}

/**
 * mdr_session_add_probe:
 * @self: a session
 * @probe: a probe that was not started
 *
 * Takes up @probe and starts it. One for a step that is not wanted, or whose like is there, is left
 * aside.
 */
void
mdr_session_add_probe (MdrSession *self, MdrProbe *probe)
{
  if ((mdr_probe_get_steps (probe) & self->allowed_steps) == 0 ||
      find_probe (self, mdr_probe_get_id (probe)) != NULL)
    return;

  watch_probe (self, probe);
  g_list_store_append (self->probes, probe);
  mdr_probe_start (probe);
}

/**
 * mdr_session_put_back_probe:
 * @self: a session
 * @old: (nullable): a probe of the session
 * @probe: the one to take its place
 *
 * Puts @probe in the place of @old, as it is.
 */
void
mdr_session_put_back_probe (MdrSession *self, MdrProbe *old, MdrProbe *probe)
{
  guint position;

  watch_probe (self, probe);
  if (old != NULL && g_list_store_find (self->probes, old, &position))
    {
      g_autoptr (MdrProbe) alive = g_object_ref (old);

      unwatch_probe (self, alive);
      g_list_store_splice (self->probes, position, 1, (gpointer *) &probe, 1);
    }
  else
    {
      g_list_store_append (self->probes, probe);
    }
}

/**
 * mdr_session_replace_probe:
 * @self: a session
 * @old: (nullable): a probe of the session
 * @probe: the one to take its place; not started
 *
 * Puts @probe in the place of @old and starts it.
 */
void
mdr_session_replace_probe (MdrSession *self, MdrProbe *old, MdrProbe *probe)
{
  mdr_session_put_back_probe (self, old, probe);
  mdr_probe_start (probe);
}

/**
 * mdr_session_take_probe:
 * @self: a session
 * @probe: a probe that somebody made for what the user has just agreed to; not started
 *
 * Starts @probe, and takes its findings for the session's own. An earlier one of its name gives way
 * to it.
 */
void
mdr_session_take_probe (MdrSession *self, MdrProbe *probe)
{
  g_return_if_fail (MDR_IS_SESSION (self));
  g_return_if_fail (MDR_IS_PROBE (probe));

  mdr_session_replace_probe (self, find_probe (self, mdr_probe_get_id (probe)), probe);
}

/**
 * mdr_session_restart_probe:
 * @self: a session
 * @probe: one of its probes
 *
 * Runs @probe once more. One that was signing in gives way to one that does not: a password is sent
 * only when the user asks for it.
 */
void
mdr_session_restart_probe (MdrSession *self, MdrProbe *probe)
{
  MdrService *service = mdr_probe_get_service (probe);
  g_autoptr (MdrProbe) fresh = NULL;

  if (service == NULL)
    {
      mdr_probe_start (probe);
      return;
    }

  mdr_session_stop_test (self);
  fresh = mdr_probe_source_create_service_probe (self->source, self->address, service, NULL);
  mdr_session_replace_probe (self, probe, fresh);
}

/* Servers come first: who waits for trouble with them must not see that of the last time. */
static int
compare_probes_cb (gconstpointer a, gconstpointer b)
{
  gboolean a_is_server = mdr_probe_get_service (*(MdrProbe *const *) a) != NULL;
  gboolean b_is_server = mdr_probe_get_service (*(MdrProbe *const *) b) != NULL;

  return b_is_server - a_is_server;
}

/**
 * mdr_session_restart_probes:
 * @self: a session
 * @steps: the bits `1 << MdrStepId` of steps
 *
 * Runs all probes that concern @steps once more, except that of the message, which depends on
 * nothing outside. None of them signs in.
 */
void
mdr_session_restart_probes (MdrSession *self, guint steps)
{
  g_autoptr (GPtrArray) probes = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_probes = g_list_model_get_n_items (G_LIST_MODEL (self->probes));

  mdr_probe_source_start_over (self->source);

  /* Starting a probe may change the list. */
  for (guint i = 0; i < n_probes; i++)
    g_ptr_array_add (probes, g_list_model_get_item (G_LIST_MODEL (self->probes), i));
  g_ptr_array_sort (probes, compare_probes_cb);

  for (guint i = 0; i < probes->len; i++)
    {
      MdrProbe *probe = g_ptr_array_index (probes, i);

      if (probe != self->message_probe && (mdr_probe_get_steps (probe) & steps) != 0 &&
          g_list_store_find (self->probes, probe, NULL))
        mdr_session_restart_probe (self, probe);
    }
}

static gboolean
is_wanted (MdrSettings *settings, MdrService *service)
{
  GListModel *services = mdr_settings_get_services (settings);
  guint n_services = g_list_model_get_n_items (services);

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) wanted = g_list_model_get_item (services, i);

      if (mdr_service_same_endpoint (wanted, service))
        return TRUE;
    }

  return FALSE;
}

static void
drop_unwanted_services (MdrSession *self)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->probes)); i > 0; i--)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (G_LIST_MODEL (self->probes), i - 1);
      MdrService *service = mdr_probe_get_service (probe);

      if (service == NULL || is_wanted (self->settings, service))
        continue;

      unwatch_probe (self, probe);
      g_list_store_remove (self->probes, i - 1);
    }
}

/* Those of a host that is there already are left aside. */
static void
add_host_probes (MdrSession *self, const char *host)
{
  g_autoptr (GPtrArray) probes =
      mdr_probe_source_create_host_probes (self->source, host, G_LIST_MODEL (self->probes));

  for (guint i = 0; i < probes->len; i++)
    mdr_session_add_probe (self, g_ptr_array_index (probes, i));
}

/* What a worse network lets through does not undo what a better one did. */
static MdrSettings *
choose_settings (MdrSession *self)
{
  MdrSettings *found = mdr_settings_probe_get_settings (self->settings_probe);
  MdrSettings *earlier = self->earlier_settings;

  if (found == NULL || earlier == NULL ||
      mdr_settings_get_source (found) <= mdr_settings_get_source (earlier))
    return found;

  return earlier;
}

static void
take_settings (MdrSession *self)
{
  MdrSettings *found = choose_settings (self);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (MdrSettings) empty = mdr_settings_new (MDR_SETTINGS_SOURCE_GIVEN, none);
  g_autoptr (MdrSettings) settings = NULL;
  GListModel *services;
  guint n_services;

  if (found == NULL && self->given_services->len == 0)
    return;

  settings = mdr_settings_with_given (found != NULL ? found : empty, self->given_services);
  g_set_object (&self->settings, settings);
  drop_unwanted_services (self);

  services = mdr_settings_get_services (settings);
  n_services = g_list_model_get_n_items (services);
  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);
      g_autoptr (MdrProbe) probe =
          mdr_probe_source_create_service_probe (self->source, self->address, service, NULL);

      mdr_session_add_probe (self, probe);
      add_host_probes (self, mdr_service_get_host (service));
    }

  g_object_notify (G_OBJECT (self), "settings");
  mdr_session_queue_update (self);
}

static void
add_way_probes (MdrSession *self)
{
  g_autoptr (GPtrArray) probes = mdr_probe_source_create_way_probes (
      self->source, self->address, mdr_session_get_provider (self), G_LIST_MODEL (self->probes));

  for (guint i = 0; i < probes->len; i++)
    mdr_session_add_probe (self, g_ptr_array_index (probes, i));
}

static void
remove_probe (MdrSession *self, MdrProbe *probe)
{
  guint position;

  unwatch_probe (self, probe);
  if (g_list_store_find (self->probes, probe, &position))
    g_list_store_remove (self->probes, position);
}

/**
 * mdr_session_take_message:
 * @self: a session
 *
 * Has the message that the user saw explained, if there is one. That needs neither an address nor
 * a network, and is done again when the provider becomes known.
 */
void
mdr_session_take_message (MdrSession *self)
{
  const char *message = mdr_answers_get (self->answers, MDR_QUESTION_MESSAGE);

  if (self->message_probe != NULL)
    remove_probe (self, self->message_probe);
  g_clear_object (&self->message_probe);

  if (message == NULL || *message == '\0')
    return;

  self->message_probe = mdr_probe_source_create_message_probe (self->source, message,
                                                               mdr_session_get_provider (self));
  watch_probe (self, self->message_probe);
  g_list_store_insert (self->probes, 0, self->message_probe);
  mdr_probe_start (self->message_probe);
}

static void
provider_found_cb (MdrSession *self)
{
  mdr_session_take_message (self);
  add_way_probes (self);
  g_object_notify (G_OBJECT (self), "provider");
  mdr_session_queue_update (self);
}

/**
 * mdr_session_begin_probes:
 * @self: a session with an address
 *
 * Looks for the settings, and meanwhile at the way.
 */
void
mdr_session_begin_probes (MdrSession *self)
{
  mdr_probe_source_start_over (self->source);
  self->settings_probe = mdr_probe_source_create_settings_probe (self->source, self->address);

  g_signal_connect_object (self->settings_probe, "notify::settings", G_CALLBACK (take_settings),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings_probe, "notify::provider", G_CALLBACK (provider_found_cb),
                           self, G_CONNECT_SWAPPED);
  watch_probe (self, MDR_PROBE (self->settings_probe));
  g_list_store_append (self->probes, self->settings_probe);

  mdr_session_take_message (self);
  take_settings (self);
  mdr_probe_start (MDR_PROBE (self->settings_probe));
  add_way_probes (self);
}

/**
 * mdr_session_drop_probes:
 * @self: a session
 *
 * Stops and forgets all probes.
 */
void
mdr_session_drop_probes (MdrSession *self)
{
  guint n_probes = g_list_model_get_n_items (G_LIST_MODEL (self->probes));

  mdr_session_stop_test (self);
  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (G_LIST_MODEL (self->probes), i);

      unwatch_probe (self, probe);
    }

  g_list_store_remove_all (self->probes);
  g_clear_object (&self->settings_probe);
  g_clear_object (&self->message_probe);
  g_clear_object (&self->settings);
  g_clear_object (&self->earlier_settings);
  g_clear_object (&self->test_message);
  g_hash_table_remove_all (self->softened_findings);
  mdr_session_forget_comparison (self);

  g_object_notify (G_OBJECT (self), "provider");
  g_object_notify (G_OBJECT (self), "settings");
}
