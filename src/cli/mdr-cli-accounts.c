/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `accounts`: what the mail programs on this computer are set to, beside what it should be. Files
 * are read, never changed; nobody is contacted unless asked for.
 */

#include "mdr-cli-accounts.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "probe/mdr-check-options.h"
#include "probe/mdr-probe-kit.h"
#include "probe/mdr-programs-probe.h"

typedef struct
{
  gboolean json;
  gboolean lookup;

  /* owned */
  GStrv rest;
  MdrCheckOptions *options;
  MdrProbeKit *kit;
  GCancellable *cancellable;
  GHashTable *probes; /* of MdrSettingsProbe, by address */
  MdrCliAccounts found;
} Accounts;

static void
accounts_clear (Accounts *self)
{
  g_strfreev (self->rest);
  g_clear_object (&self->options);
  g_clear_object (&self->kit);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->probes, g_hash_table_unref);
  g_clear_pointer (&self->found.accounts, g_ptr_array_unref);
  g_clear_pointer (&self->found.reviews, g_ptr_array_unref);
  g_clear_pointer (&self->found.unreadable, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Accounts, accounts_clear)

static GOptionContext *
create_context (Accounts *self)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Write one JSON object"), NULL },
    { "lookup", 0, 0, G_OPTION_ARG_NONE, &self->lookup,
      N_ ("Look up the right settings over the network, too"), NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME_ARRAY, &self->rest, NULL,
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = mdr_cli_create_context (
      NULL,
      _ ("Shows what the mail programs on this computer are set to, beside what it should be. "
         "Nothing is changed, and no password is read."),
      _ ("What is right comes from the built-in list of providers; nobody is contacted without "
         "--lookup.\n\nExit status: 0 nothing wrong found, 1 a program is set otherwise than it "
         "should be, 2 wrong usage, 3 there was nothing to read or to compare with."));

  g_option_context_set_main_group (context, mdr_check_options_create_world_group (self->options));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

static gboolean
interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));

  return G_SOURCE_CONTINUE;
}

static void
result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static void
read_programs (Accounts *self)
{
  g_autoptr (MdrProgramsReader) reader =
      mdr_programs_probe_create_reader (mdr_check_options_get_environment (self->options));
  g_autoptr (GAsyncResult) result = NULL;

  mdr_programs_reader_read_async (reader, self->cancellable, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  self->found.accounts =
      mdr_programs_reader_read_finish (reader, result, &self->found.unreadable, NULL);
}

/* The one of the account, or else a user name that is one. */
static MdrAddress *
dup_address (MdrProgramAccount *account)
{
  const char *text = mdr_program_account_get_address (account);
  GPtrArray *services = mdr_program_account_get_services (account);
  MdrAddress *address = text != NULL ? mdr_address_parse (text, NULL) : NULL;

  for (guint i = 0; address == NULL && i < services->len; i++)
    {
      text = mdr_service_get_user_name (
          mdr_program_service_get_service (g_ptr_array_index (services, i)));
      if (text != NULL)
        address = mdr_address_parse (text, NULL);
    }

  return address;
}

static void
stop_probe_cb (GCancellable *cancellable, MdrProbe *probe)
{
  mdr_probe_stop (probe);
}

/* What is right for an address; it is asked for once, however many programs have the account. */
static MdrSettingsProbe *
look_up (Accounts *self, MdrAddress *address)
{
  MdrSettingsProbe *probe = g_hash_table_lookup (self->probes, mdr_address_get_text (address));
  gulong handler;

  if (probe != NULL)
    return probe;

  probe = mdr_probe_source_create_settings_probe (MDR_PROBE_SOURCE (self->kit), address);
  g_hash_table_insert (self->probes, g_strdup (mdr_address_get_text (address)), probe);

  mdr_probe_start (MDR_PROBE (probe));
  handler = g_cancellable_connect (self->cancellable, G_CALLBACK (stop_probe_cb), probe, NULL);
  while (mdr_probe_get_state (MDR_PROBE (probe)) == MDR_STATE_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_disconnect (self->cancellable, handler);

  return probe;
}

static MdrProgramReview *
review (Accounts *self, MdrProgramAccount *account)
{
  g_autoptr (MdrAddress) address = dup_address (account);
  g_autoptr (GDateTime) now = NULL;
  MdrSettingsProbe *probe;

  if (address == NULL)
    return NULL;

  probe = look_up (self, address);
  now = mdr_environment_dup_now (mdr_check_options_get_environment (self->options));

  return mdr_program_review_new (
      account, &(MdrRightSettings){ .address = address,
                                    .settings = mdr_settings_probe_get_settings (probe),
                                    .provider = mdr_settings_probe_get_provider (probe),
                                    .now = now });
}

static void
unref_review (gpointer one)
{
  if (one != NULL)
    g_object_unref (one);
}

static void
review_all (Accounts *self)
{
  self->kit = mdr_probe_kit_new (mdr_check_options_get_environment (self->options));
  self->probes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->found.reviews = g_ptr_array_new_with_free_func (unref_review);

  for (guint i = 0;
       i < self->found.accounts->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    g_ptr_array_add (self->found.reviews, review (self, self->found.accounts->pdata[i]));
}

static MdrCliStatus
judge (const MdrCliAccounts *found)
{
  gboolean compared = FALSE;

  for (guint i = 0; i < found->reviews->len; i++)
    {
      MdrProgramReview *one = g_ptr_array_index (found->reviews, i);

      if (one == NULL)
        continue;

      if (mdr_program_review_get_severity (one) > MDR_SEVERITY_INFO)
        return MDR_CLI_STATUS_WRONG;

      compared |= mdr_program_review_get_settings (one) != NULL;
    }

  return compared ? MDR_CLI_STATUS_OK : MDR_CLI_STATUS_NOT_CHECKED;
}

static MdrCliStatus
run (Accounts *self)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  MdrCliStatus status;

  self->cancellable = g_cancellable_new ();
  g_unix_signal_add (SIGINT, interrupted_cb, self->cancellable);
  g_unix_signal_add (SIGTERM, interrupted_cb, self->cancellable);

  read_programs (self);
  if (self->found.accounts != NULL)
    review_all (self);
  if (g_cancellable_is_cancelled (self->cancellable))
    return mdr_cli_tell_interrupted ();

  status = judge (&self->found);
  if (self->json)
    {
      node = mdr_cli_accounts_to_json (&self->found, status);
      return mdr_cli_print_json (node, TRUE, status);
    }

  text = mdr_cli_accounts_to_text (&self->found);

  return mdr_cli_print_text (text, status);
}

/**
 * mdr_cli_accounts:
 * @arguments: the verb and what follows it
 *
 * Runs `accounts`.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_accounts (GStrv arguments)
{
  g_auto (Accounts) self = { 0 };
  g_autoptr (GOptionContext) context = NULL;
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;

  self.options = mdr_check_options_new ();
  context = create_context (&self);
  if (!mdr_cli_parse (context, &rest, &error))
    return mdr_cli_refuse (error->message);

  if (self.rest != NULL)
    return mdr_cli_refuse (_ ("This verb takes options only; it shows all accounts."));

  mdr_environment_set_lookup_allowed (mdr_check_options_get_environment (self.options),
                                      self.lookup);
  self.found.looked_up = self.lookup;

  return run (&self);
}
