/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One set of options for the tool and for the wizard.
 */

#include "mdr-check-options-private.h"

#include <glib/gi18n-lib.h>

#include "mdr-probe-kit.h"

G_DEFINE_FINAL_TYPE (MdrCheckOptions, mdr_check_options, G_TYPE_OBJECT)

static void
mdr_check_options_finalize (GObject *object)
{
  MdrCheckOptions *self = MDR_CHECK_OPTIONS (object);

  g_clear_object (&self->environment);
  g_clear_object (&self->resolver);
  g_clear_object (&self->answers);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->user_name, g_free);

  G_OBJECT_CLASS (mdr_check_options_parent_class)->finalize (object);
}

static void
mdr_check_options_class_init (MdrCheckOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_check_options_finalize;
}

static void
mdr_check_options_init (MdrCheckOptions *self)
{
  self->environment = mdr_environment_new ();
  self->answers = mdr_answers_new ();
  self->services = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * mdr_check_options_new:
 *
 * Returns: (transfer full): options none of which was given
 */
MdrCheckOptions *
mdr_check_options_new (void)
{
  return g_object_new (MDR_TYPE_CHECK_OPTIONS, NULL);
}

static GOptionGroup *
create_empty_group (MdrCheckOptions *self)
{
  GOptionGroup *group =
      g_option_group_new ("check", _ ("What to check:"), _ ("Show the options of a check"),
                          g_object_ref (self), g_object_unref);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);

  return group;
}

/**
 * mdr_check_options_create_group:
 * @self: options
 *
 * Makes the group of all options.
 *
 * Returns: (transfer full): a group that fills @self when it is parsed
 */
GOptionGroup *
mdr_check_options_create_group (MdrCheckOptions *self)
{
  GOptionGroup *group;

  g_return_val_if_fail (MDR_IS_CHECK_OPTIONS (self), NULL);

  group = create_empty_group (self);
  g_option_group_add_entries (group, mdr_check_options_account_entries);
  g_option_group_add_entries (group, mdr_check_options_world_entries);

  return group;
}

/**
 * mdr_check_options_create_world_group:
 * @self: options
 *
 * Makes a group of those options only that describe the outside world: patience, trust and names.
 *
 * Returns: (transfer full): a group that fills @self when it is parsed
 */
GOptionGroup *
mdr_check_options_create_world_group (MdrCheckOptions *self)
{
  GOptionGroup *group;

  g_return_val_if_fail (MDR_IS_CHECK_OPTIONS (self), NULL);

  group = create_empty_group (self);
  g_option_group_add_entries (group, mdr_check_options_world_entries);

  return group;
}

/**
 * mdr_check_options_get_environment:
 * @self: options
 *
 * Returns: (transfer none): the outside world as the options describe it
 */
MdrEnvironment *
mdr_check_options_get_environment (MdrCheckOptions *self)
{
  g_return_val_if_fail (MDR_IS_CHECK_OPTIONS (self), NULL);

  return self->environment;
}

/**
 * mdr_check_options_get_services:
 * @self: options
 *
 * Returns: (transfer none) (element-type MdrService): the servers that were given, for all
 * addresses
 */
GPtrArray *
mdr_check_options_get_services (MdrCheckOptions *self)
{
  g_return_val_if_fail (MDR_IS_CHECK_OPTIONS (self), NULL);

  return self->services;
}

/* The user's name may stand behind the servers on the command line, so it comes in at the end. */
static GPtrArray *
give_user_name (MdrCheckOptions *self)
{
  GPtrArray *services = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->services->len; i++)
    {
      MdrService *service = g_ptr_array_index (self->services, i);

      g_ptr_array_add (
          services, mdr_service_new (mdr_service_get_protocol (service),
                                     mdr_service_get_host (service), mdr_service_get_port (service),
                                     mdr_service_get_security (service), self->user_name));
    }

  return services;
}

static MdrSession *
create_session (MdrCheckOptions *self, MdrProbeKit *kit)
{
  MdrSession *session = mdr_session_new (MDR_PROBE_SOURCE (kit));
  g_autoptr (GPtrArray) services = give_user_name (self);

  mdr_session_set_given_services (session, services);
  mdr_session_set_user_name (session, self->user_name);

  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    {
      const char *answer = mdr_answers_get (self->answers, question);

      if (answer != NULL)
        mdr_answers_set (mdr_session_get_answers (session), question, answer, NULL);
    }

  return session;
}

/**
 * mdr_check_options_create_session:
 * @self: options
 *
 * Makes a session that looks at the real world and knows all that was given, except the address.
 *
 * Returns: (transfer full): a new session, not started
 */
MdrSession *
mdr_check_options_create_session (MdrCheckOptions *self)
{
  g_autoptr (MdrProbeKit) kit = NULL;

  g_return_val_if_fail (MDR_IS_CHECK_OPTIONS (self), NULL);

  kit = mdr_probe_kit_new (self->environment);

  return create_session (self, kit);
}

/**
 * mdr_check_options_create_live_session:
 * @self: options
 *
 * Makes the same session, only that it checks again by itself when the network changes.
 *
 * Returns: (transfer full): a new session, not started
 */
MdrSession *
mdr_check_options_create_live_session (MdrCheckOptions *self)
{
  g_autoptr (MdrProbeKit) kit = NULL;
  g_autoptr (MdrNetworkWatch) watch = NULL;

  g_return_val_if_fail (MDR_IS_CHECK_OPTIONS (self), NULL);

  kit = mdr_probe_kit_new (self->environment);
  watch = mdr_network_watch_new (g_network_monitor_get_default (), MDR_NETWORK_WATCH_PATIENCE);
  mdr_probe_kit_set_network_watch (kit, watch);

  return create_session (self, kit);
}
