/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Consent is for one time: when the session runs its probes again, this one does not ask again.
 */

#include "mdr-online-token-probe.h"

#include "programs/mdr-online-token.h"

struct _MdrOnlineTokenProbe
{
  MdrProbe parent_instance;

  gboolean has_asked;

  /* owned */
  MdrProgramAccount *account;
  MdrAddress *address;
  MdrSecret *token;
};

G_DEFINE_FINAL_TYPE (MdrOnlineTokenProbe, mdr_online_token_probe, MDR_TYPE_PROBE)

static void
report (MdrOnlineTokenProbe *self,
        const char *code,
        MdrSeverity severity,
        MdrCause cause,
        const char *reason,
        const char *error)
{
  g_autoptr (MdrFinding) finding = mdr_finding_new (code, MDR_STEP_TWO_STEP, severity, cause, NULL,
                                                    "reason", reason, "error", error, NULL);

  mdr_probe_report (MDR_PROBE (self), finding);
}

/* Whether the account receives with another name than the address; a server says of that only that
 * it does not like the token. */
static gboolean
has_other_name (MdrOnlineTokenProbe *self)
{
  GPtrArray *services = mdr_program_account_get_services (self->account);

  for (guint i = 0; i < services->len; i++)
    {
      MdrService *service = mdr_program_service_get_service (g_ptr_array_index (services, i));
      const char *name = mdr_service_get_user_name (service);

      if (mdr_service_get_protocol (service) != MDR_PROTOCOL_SMTP && name != NULL)
        return g_ascii_strcasecmp (name, mdr_address_get_text (self->address)) != 0;
    }

  return FALSE;
}

static void
report_given (MdrOnlineTokenProbe *self)
{
  report (self, "online-account-gave-permission", MDR_SEVERITY_INFO, MDR_CAUSE_OK, NULL, NULL);
  if (has_other_name (self))
    report (self, "online-account-other-name", MDR_SEVERITY_INFO, MDR_CAUSE_OK, NULL, NULL);
}

static const char *
get_reason (const GError *error)
{
  switch ((MdrOnlineTokenError) error->code)
    {
    case MDR_ONLINE_TOKEN_ERROR_REMOVED:
      return "removed";

    case MDR_ONLINE_TOKEN_ERROR_GONE:
      return "gone";

    case MDR_ONLINE_TOKEN_ERROR_SILENT:
      return "silent";

    case MDR_ONLINE_TOKEN_ERROR_SIGNED_OUT:
    case MDR_ONLINE_TOKEN_ERROR_FAILED:
      return "failed";
    }

  g_return_val_if_reached ("failed");
}

static void
report_missing (MdrOnlineTokenProbe *self, const GError *error)
{
  if (g_error_matches (error, MDR_ONLINE_TOKEN_ERROR, MDR_ONLINE_TOKEN_ERROR_SIGNED_OUT))
    report (self, "online-account-signed-out", MDR_SEVERITY_ERROR, MDR_CAUSE_OAUTH_TOKEN_EXPIRED,
            NULL, error->message);
  else
    report (self, "online-account-not-available", MDR_SEVERITY_WARNING, MDR_CAUSE_OK,
            get_reason (error), error->message);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrOnlineTokenProbe *self = g_task_get_source_object (task);
  g_autoptr (MdrSecret) token = NULL;
  GError *error = NULL;

  token = mdr_online_token_ask_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }

  if (token != NULL)
    report_given (self);
  else
    report_missing (self, error);

  g_clear_error (&error);
  self->token = g_steal_pointer (&token);
  g_task_return_boolean (task, TRUE);
}

static void
mdr_online_token_probe_run_async (MdrProbe *probe,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  MdrOnlineTokenProbe *self = MDR_ONLINE_TOKEN_PROBE (probe);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mdr_online_token_probe_run_async);
  if (self->has_asked)
    {
      mdr_probe_note_nothing_measured (probe);
      g_task_return_boolean (task, TRUE);
      return;
    }

  self->has_asked = TRUE;
  mdr_online_token_ask_async (mdr_program_account_get_online_account (self->account), cancellable,
                              asked_cb, g_object_ref (task));
}

static gboolean
mdr_online_token_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_online_token_probe_reset (MdrProbe *probe)
{
  g_clear_pointer (&MDR_ONLINE_TOKEN_PROBE (probe)->token, mdr_secret_unref);

  MDR_PROBE_CLASS (mdr_online_token_probe_parent_class)->reset (probe);
}

static void
mdr_online_token_probe_finalize (GObject *object)
{
  MdrOnlineTokenProbe *self = MDR_ONLINE_TOKEN_PROBE (object);

  g_clear_object (&self->account);
  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_pointer (&self->token, mdr_secret_unref);

  G_OBJECT_CLASS (mdr_online_token_probe_parent_class)->finalize (object);
}

static void
mdr_online_token_probe_class_init (MdrOnlineTokenProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_online_token_probe_finalize;
  probe_class->reset = mdr_online_token_probe_reset;
  probe_class->run_async = mdr_online_token_probe_run_async;
  probe_class->run_finish = mdr_online_token_probe_run_finish;
}

static void
mdr_online_token_probe_init (MdrOnlineTokenProbe *self)
{
}

/**
 * mdr_online_token_probe_new:
 * @account: a GNOME Online Account that signs in with OAuth
 * @address: whose account is examined
 *
 * Returns: (transfer full): a probe named "online-token"
 */
MdrProbe *
mdr_online_token_probe_new (MdrProgramAccount *account, MdrAddress *address)
{
  MdrOnlineTokenProbe *self;

  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (account), NULL);
  g_return_val_if_fail (mdr_program_account_get_online_account (account) != NULL, NULL);
  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (MDR_TYPE_ONLINE_TOKEN_PROBE, "id", "online-token", "steps",
                       1u << MDR_STEP_TWO_STEP, NULL);
  self->account = g_object_ref (account);
  self->address = mdr_address_ref (address);

  return MDR_PROBE (self);
}

/**
 * mdr_online_token_probe_take_token:
 * @self: a probe that has run
 *
 * Returns: (transfer full) (nullable): the token, if there is one; the probe has it no more
 */
MdrSecret *
mdr_online_token_probe_take_token (MdrOnlineTokenProbe *self)
{
  g_return_val_if_fail (MDR_IS_ONLINE_TOKEN_PROBE (self), NULL);

  return g_steal_pointer (&self->token);
}
