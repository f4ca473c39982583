/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `settings`: the right server settings and where they come from. Nobody is signed in.
 */

#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gi18n.h>

#include "knowledge/mdr-texts.h"
#include "mdr-cli-text.h"
#include "mdr-cli.h"
#include "probe/mdr-check-options.h"
#include "probe/mdr-probe-kit.h"
#include "report/mdr-json.h"

typedef struct
{
  gboolean json;
  gboolean offline;

  /* owned */
  GStrv addresses;
  MdrCheckOptions *options;
} Settings;

/* What was found out. */
typedef struct
{
  MdrAddress *address;
  MdrSettingsProbe *probe;
  MdrSettings *settings;
  MdrProvider *provider;
  MdrSignInPolicy policy;
} Found;

static void
settings_clear (Settings *self)
{
  g_strfreev (self->addresses);
  g_clear_object (&self->options);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settings, settings_clear)

static GOptionContext *
create_context (Settings *self)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Write one JSON object"), NULL },
    { "offline", 0, 0, G_OPTION_ARG_NONE, &self->offline,
      N_ ("Contact nobody, and say only what is known beforehand"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->addresses, NULL,
      N_ ("ADDRESS") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = mdr_cli_create_context (
      NULL, _ ("Shows what a mail program has to be set to, and where that comes from."),
      _ ("Exit status: 0 settings found, 1 the address cannot have any, 2 wrong usage or bad "
         "input, 3 no settings found."));

  g_option_context_set_main_group (context, mdr_check_options_create_world_group (self->options));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

static MdrCliStatus
judge (const Found *found)
{
  if (found->settings != NULL)
    return MDR_CLI_STATUS_OK;

  switch (mdr_probe_get_cause (MDR_PROBE (found->probe)))
    {
    case MDR_CAUSE_OK:
    case MDR_CAUSE_UNKNOWN:
      return MDR_CLI_STATUS_NOT_CHECKED;

    default:
      return MDR_CLI_STATUS_WRONG;
    }
}

static void
add_opinions (JsonBuilder *builder, GListModel *opinions)
{
  guint n_opinions = g_list_model_get_n_items (opinions);

  json_builder_set_member_name (builder, "opinions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_opinions; i++)
    {
      g_autoptr (MdrSettings) opinion = g_list_model_get_item (opinions, i);

      mdr_json_add_settings (builder, opinion);
    }
  json_builder_end_array (builder);
}

static MdrCliStatus
print_json (const Found *found, MdrCliStatus status)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;

  mdr_json_begin (builder);
  mdr_json_add_account (builder, found->address, found->provider);
  json_builder_set_member_name (builder, "settings");
  mdr_json_add_settings (builder, found->settings);
  mdr_json_add_enum (builder, "sign_in_policy", MDR_TYPE_SIGN_IN_POLICY, found->policy);
  mdr_json_add_findings (builder, mdr_probe_get_findings (MDR_PROBE (found->probe)));
  add_opinions (builder, mdr_settings_probe_get_opinions (found->probe));
  node = mdr_json_end (builder);

  return mdr_cli_print_json (node, TRUE, status);
}

/* Other endpoints that should do the same, in a line each. */
static void
add_alternatives (MdrCliText *text, const Found *found, MdrService *primary, guint columns)
{
  GListModel *services = mdr_settings_get_services (found->settings);
  guint n_services = g_list_model_get_n_items (services);

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);
      g_autofree char *name = NULL;
      g_autofree char *description = NULL;

      if (service == primary ||
          mdr_service_get_protocol (service) != mdr_service_get_protocol (primary))
        continue;

      name = mdr_texts_dup_service (service);
      description = g_strdup_printf (
          "%s, %s", name, mdr_texts_get_security_title (mdr_service_get_security (service)));
      /* Translators: before another server that can be used as well. */
      mdr_cli_text_add_item (text, 2, _ ("Or"), columns, description);
    }
}

static void
add_service (MdrCliText *text, const Found *found, MdrService *service)
{
  g_autofree char *port = g_strdup_printf ("%u", mdr_service_get_port (service));
  const char *user_name = mdr_service_get_user_name (service);
  const char *const rows[][2] = {
    { _ ("Server"), mdr_service_get_host (service) },
    { _ ("Port"), port },
    { _ ("Security"), mdr_texts_get_security_title (mdr_service_get_security (service)) },
    { _ ("User name"), user_name != NULL ? user_name : mdr_address_get_text (found->address) },
  };
  guint columns = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    columns = MAX (columns, mdr_cli_text_measure (rows[i][0]) + 2);

  mdr_cli_text_add_heading (text,
                            mdr_texts_get_protocol_title (mdr_service_get_protocol (service)));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    mdr_cli_text_add_item (text, 2, rows[i][0], columns, rows[i][1]);

  add_alternatives (text, found, service, columns);
}

static void
add_services (MdrCliText *text, const Found *found)
{
  for (guint protocol = MDR_PROTOCOL_IMAP; protocol <= MDR_PROTOCOL_SMTP; protocol++)
    {
      MdrService *primary = mdr_settings_get_primary (found->settings, protocol);

      if (primary != NULL)
        add_service (text, found, primary);
    }
}

static void
add_findings (MdrCliText *text, GListModel *findings)
{
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *sentence = mdr_texts_dup_finding (finding);

      mdr_cli_text_add_item (text, 2, "-", 2, sentence);
    }
}

static MdrCliStatus
print_text (const Found *found, MdrCliStatus status)
{
  g_autoptr (MdrCliText) text = mdr_cli_text_new_for_stdout ();
  const char *address = mdr_address_get_text (found->address);
  g_autofree char *title =
      found->provider != NULL
          ? g_strdup_printf ("%s (%s)", address, mdr_provider_get_name (found->provider))
          : g_strdup (address);

  mdr_cli_text_add_heading (text, title);
  if (found->settings != NULL)
    add_services (text, found);

  if (found->policy != MDR_SIGN_IN_POLICY_UNKNOWN)
    {
      mdr_cli_text_add_heading (text, _ ("How to sign in"));
      mdr_cli_text_add (text, 2, mdr_texts_get_sign_in_policy_title (found->policy));
    }

  mdr_cli_text_add_heading (text, _ ("Where this comes from"));
  add_findings (text, mdr_probe_get_findings (MDR_PROBE (found->probe)));

  return mdr_cli_print_text (mdr_cli_text_peek (text), status);
}

static void
state_changed_cb (MdrProbe *probe, GParamSpec *pspec, GMainLoop *loop)
{
  if (mdr_probe_get_state (probe) != MDR_STATE_RUNNING)
    g_main_loop_quit (loop);
}

static gboolean
interrupted_cb (gpointer user_data)
{
  mdr_probe_stop (MDR_PROBE (user_data));

  return G_SOURCE_CONTINUE;
}

static MdrCliStatus
look_up (const Settings *self, MdrAddress *address)
{
  MdrEnvironment *environment = mdr_check_options_get_environment (self->options);
  g_autoptr (MdrProbeKit) kit = mdr_probe_kit_new (environment);
  g_autoptr (MdrSettingsProbe) probe =
      mdr_probe_source_create_settings_probe (MDR_PROBE_SOURCE (kit), address);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GDateTime) now = mdr_environment_dup_now (environment);
  Found found = { .address = address, .probe = probe };

  g_unix_signal_add (SIGINT, interrupted_cb, probe);
  g_unix_signal_add (SIGTERM, interrupted_cb, probe);
  g_signal_connect (probe, "notify::state", G_CALLBACK (state_changed_cb), loop);

  mdr_probe_start (MDR_PROBE (probe));
  if (mdr_probe_get_state (MDR_PROBE (probe)) == MDR_STATE_RUNNING)
    g_main_loop_run (loop);

  if (mdr_probe_get_state (MDR_PROBE (probe)) == MDR_STATE_SKIPPED)
    return mdr_cli_tell_interrupted ();

  found.settings = mdr_settings_probe_get_settings (probe);
  found.provider = mdr_settings_probe_get_provider (probe);
  if (found.provider != NULL)
    found.policy = mdr_provider_get_policy (found.provider, MDR_PROTOCOL_IMAP, now);

  return self->json ? print_json (&found, judge (&found)) : print_text (&found, judge (&found));
}

/**
 * mdr_cli_settings:
 * @arguments: the verb and what follows it
 *
 * Runs `settings`.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_settings (GStrv arguments)
{
  g_auto (Settings) self = { 0 };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (MdrAddress) address = NULL;
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;

  self.options = mdr_check_options_new ();
  context = create_context (&self);
  if (!mdr_cli_parse (context, &rest, &error))
    return mdr_cli_refuse (error->message);

  if (self.addresses == NULL || g_strv_length (self.addresses) != 1)
    return mdr_cli_refuse (_ ("Give one mail address, like name@example.com."));

  address = mdr_address_parse (self.addresses[0], &error);
  if (address == NULL)
    return mdr_cli_refuse (error->message);

  mdr_environment_set_lookup_allowed (mdr_check_options_get_environment (self.options),
                                      !self.offline);

  return look_up (&self, address);
}
