/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The token goes from the desktop into locked memory, and from there only to servers of the
 * provider that it is for. The session sees to it that the channel is secure and nothing is sent
 * twice.
 */

#include "mdr-online-sign-in.h"

#include <glib/gi18n-lib.h>

#include "core/mdr-error.h"

#include "mdr-online-token-probe.h"
#include "mdr-programs-probe.h"

typedef struct
{
  gboolean sends_test;
  gboolean keeps_test;

  /* owned */
  MdrProgramAccount *account; /* nullable: there is none */
} Request;

static void
request_free (Request *request)
{
  g_clear_object (&request->account);
  g_free (request);
}

static gboolean
has_host (GPtrArray *services, const char *host)
{
  for (guint i = 0; i < services->len; i++)
    if (g_ascii_strcasecmp (mdr_service_get_host (g_ptr_array_index (services, i)), host) == 0)
      return TRUE;

  return FALSE;
}

/* The servers that may see the token: those that the account itself names and, where these are of a
 * provider on the list, all of that provider. */
static GPtrArray *
collect_servers (MdrSession *session, MdrProgramAccount *account)
{
  GPtrArray *servers = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *named = mdr_program_account_get_services (account);
  MdrProvider *provider = mdr_session_get_provider (session);
  g_autoptr (GPtrArray) known = NULL;
  gboolean is_of_provider = FALSE;

  if (provider != NULL)
    known = mdr_provider_create_services (provider, mdr_session_get_address (session));

  for (guint i = 0; i < named->len; i++)
    {
      MdrService *service = mdr_program_service_get_service (g_ptr_array_index (named, i));

      is_of_provider |= known != NULL && has_host (known, mdr_service_get_host (service));
      g_ptr_array_add (servers, g_object_ref (service));
    }

  if (is_of_provider)
    g_ptr_array_extend (servers, known, (GCopyFunc) (void *) g_object_ref, NULL);

  return servers;
}

static gboolean
is_meant_for (MdrService *service, GPtrArray *servers)
{
  return service == NULL || has_host (servers, mdr_service_get_host (service));
}

/* Why the token must not or cannot be used, in the user's language. */
static gboolean
check (MdrSession *session, MdrProgramAccount *account, GError **error)
{
  g_autoptr (GPtrArray) servers = NULL;
  MdrSettings *settings = mdr_session_get_settings (session);
  const char *message = NULL;

  if (account != NULL)
    servers = collect_servers (session, account);

  if (account == NULL)
    message = _ ("This address is not in “Online Accounts” on this computer.");
  else if (settings == NULL)
    message = _ ("It is not known which server to sign in to.");
  else if (mdr_program_account_get_online_method (account) != MDR_SIGN_IN_METHOD_OAUTH)
    message = _ ("This account in “Online Accounts” signs in with a password, so there is no "
                 "permission to test. Test the password itself.");
  else if (!mdr_program_account_get_enabled (account))
    message = _ ("Mail is switched off for this account in “Online Accounts”, so its permission is "
                 "not tested.");
  else if (!is_meant_for (mdr_settings_get_receiving (settings), servers) ||
           !is_meant_for (mdr_settings_get_primary (settings, MDR_PROTOCOL_SMTP), servers))
    message = _ ("The account in “Online Accounts” is for other servers than those that are "
                 "examined. Its permission is not shown to anybody else.");

  if (message != NULL)
    g_set_error_literal (error, MDR_ERROR, MDR_ERROR_REFUSED, message);

  return message == NULL;
}

static void
end (GTask *task, GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);

  g_object_unref (task);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  mdr_session_sign_in_finish (MDR_SESSION (source), result, &error);
  end (user_data, error);
}

static void
sign_in (GTask *task, MdrSecret *token)
{
  MdrSession *session = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Request *request = g_task_get_task_data (task);

  if (request->sends_test)
    mdr_session_send_test_async (session, token, MDR_PASSWORD_KIND_TOKEN, request->keeps_test,
                                 cancellable, signed_in_cb, task);
  else
    mdr_session_sign_in_async (session, token, MDR_PASSWORD_KIND_TOKEN, cancellable, signed_in_cb,
                               task);
}

/* Other servers may have been found, or named, while the desktop was asked. */
static void
token_asked_for_cb (MdrProbe *probe, GParamSpec *pspec, GTask *task)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (MdrSecret) token = NULL;
  GError *error = NULL;

  if (mdr_probe_get_state (probe) == MDR_STATE_RUNNING)
    return;

  g_signal_handlers_disconnect_by_func (probe, token_asked_for_cb, task);
  token = mdr_online_token_probe_take_token (MDR_ONLINE_TOKEN_PROBE (probe));

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)) ||
      mdr_probe_get_state (probe) == MDR_STATE_SKIPPED)
    end (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The test was stopped"));
  else if (token == NULL)
    end (task, NULL);
  else if (check (g_task_get_source_object (task), request->account, &error))
    sign_in (task, token);
  else
    end (task, error);
}

/**
 * mdr_online_sign_in_find_accounts:
 * @session: a session
 *
 * Returns: (transfer full) (element-type MdrProgramAccount): those in GNOME Online Accounts that
 * are accounts of the address, as far as it is known already
 */
GPtrArray *
mdr_online_sign_in_find_accounts (MdrSession *session)
{
  GPtrArray *accounts = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *probes = mdr_session_get_probes (session);
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      GListModel *reviews = MDR_IS_PROGRAMS_PROBE (probe)
                                ? mdr_programs_probe_get_reviews (MDR_PROGRAMS_PROBE (probe))
                                : NULL;
      guint n_reviews = reviews != NULL ? g_list_model_get_n_items (reviews) : 0;

      for (guint j = 0; j < n_reviews; j++)
        {
          g_autoptr (MdrProgramReview) review = g_list_model_get_item (reviews, j);
          MdrProgramAccount *account = mdr_program_review_get_account (review);

          if (g_str_equal (mdr_program_account_get_program (account), "gnome-online-accounts"))
            g_ptr_array_add (accounts, g_object_ref (account));
        }
    }

  return accounts;
}

/* Takes @request. */
static void
begin (MdrSession *session,
       gpointer tag,
       Request *request,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);

  if (g_cancellable_set_error_if_cancelled (cancellable, &error) ||
      !check (session, request->account, &error))
    {
      end (task, error);
      return;
    }

  probe = mdr_online_token_probe_new (request->account, mdr_session_get_address (session));
  g_signal_connect_object (probe, "notify::state", G_CALLBACK (token_asked_for_cb), task, 0);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (mdr_probe_stop), probe,
                             G_CONNECT_SWAPPED);
  mdr_session_take_probe (session, probe);
}

static Request *
request_new (MdrSession *session, MdrProgramAccount *account)
{
  g_autoptr (GPtrArray) accounts = mdr_online_sign_in_find_accounts (session);
  Request *request = g_new0 (Request, 1);

  if (account == NULL && accounts->len > 0)
    account = g_ptr_array_index (accounts, 0);
  g_set_object (&request->account, account);

  return request;
}

/**
 * mdr_online_sign_in_async:
 * @session: a session that knows its settings
 * @account: (nullable): one of mdr_online_sign_in_find_accounts(), %NULL for the first
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Asks for the token of @account, and signs in with it, to receive and to send. To be called only
 * when the user has agreed to it. What comes of it are findings of the session.
 */
void
mdr_online_sign_in_async (MdrSession *session,
                          MdrProgramAccount *account,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (MDR_IS_SESSION (session));
  g_return_if_fail (account == NULL || MDR_IS_PROGRAM_ACCOUNT (account));

  begin (session, mdr_online_sign_in_async, request_new (session, account), cancellable, callback,
         user_data);
}

/**
 * mdr_online_sign_in_send_test_async:
 * @session: a session that knows its settings
 * @account: (nullable): one of mdr_online_sign_in_find_accounts(), %NULL for the first
 * @keep: whether the message is left in the mailbox
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * The same, and sends a test message, as mdr_session_send_test_async() does. Ended by
 * mdr_online_sign_in_finish().
 */
void
mdr_online_sign_in_send_test_async (MdrSession *session,
                                    MdrProgramAccount *account,
                                    gboolean keep,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Request *request;

  g_return_if_fail (MDR_IS_SESSION (session));
  g_return_if_fail (account == NULL || MDR_IS_PROGRAM_ACCOUNT (account));

  request = request_new (session, account);
  request->sends_test = TRUE;
  request->keeps_test = keep;
  begin (session, mdr_online_sign_in_send_test_async, request, cancellable, callback, user_data);
}

/**
 * mdr_online_sign_in_finish:
 * @session: a session
 * @result: what the callback got
 * @error: return location for a #GError
 *
 * Returns: %TRUE when all was asked, whatever was answered; %FALSE with %MDR_ERROR_REFUSED when a
 *   rule of ours held it back, or %G_IO_ERROR_CANCELLED
 */
gboolean
mdr_online_sign_in_finish (MdrSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * mdr_online_sign_in_dup_missing:
 * @session: a session in which that has ended
 *
 * Returns: (transfer full) (nullable): why there was no permission to sign in with; %NULL if there
 *   was one
 */
MdrFinding *
mdr_online_sign_in_dup_missing (MdrSession *session)
{
  GListModel *probes;
  guint n_probes;

  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);

  probes = mdr_session_get_probes (session);
  n_probes = g_list_model_get_n_items (probes);
  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      g_autoptr (MdrFinding) finding = NULL;

      if (!MDR_IS_ONLINE_TOKEN_PROBE (probe))
        continue;

      finding = g_list_model_get_item (mdr_probe_get_findings (probe), 0);
      if (finding != NULL && mdr_finding_get_severity (finding) > MDR_SEVERITY_INFO)
        return g_steal_pointer (&finding);
    }

  return NULL;
}
