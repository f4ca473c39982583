/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks for a page whose words are known, on plain HTTP and past any proxy, as mail goes. Where that
 * says nothing, a public web server is asked for its certificate: some portals answer there only.
 */

#include "mdr-portal-probe.h"

#include "mdr-portal-answer.h"
#include "probe/mdr-deadline.h"
#include "probe/mdr-http-send.h"
#include "probe/mdr-http-session.h"
#include "probe/mdr-https-uri.h"

struct _MdrPortalProbe
{
  MdrProbe parent_instance;

  /* owned */
  MdrEnvironment *environment;
  MdrDateNotes *dates;
};

G_DEFINE_FINAL_TYPE (MdrPortalProbe, mdr_portal_probe, MDR_TYPE_PROBE)

/* One run. */
typedef struct
{
  gsize length;

  /* owned */
  MdrDeadline *deadline;
  SoupSession *session;
  SoupMessage *message;
  GInputStream *stream;
  char *body;
} Look;

static void
look_free (Look *look)
{
  if (look->session != NULL)
    soup_session_abort (look->session);

  g_clear_object (&look->deadline);
  g_clear_object (&look->session);
  g_clear_object (&look->message);
  g_clear_object (&look->stream);
  g_clear_pointer (&look->body, g_free);
  g_free (look);
}

static void
report (MdrPortalProbe *self, const char *code, MdrSeverity severity, MdrCause cause)
{
  g_autoptr (MdrFinding) finding =
      mdr_finding_new (code, MDR_STEP_NETWORK, severity, cause, NULL, NULL);

  mdr_probe_report (MDR_PROBE (self), finding);
}

static void
report_portal (MdrPortalProbe *self, const char *location)
{
  g_autofree char *link =
      mdr_portal_answer_dup_link (location, mdr_environment_get_known_page (self->environment));
  g_autoptr (GUri) uri = g_uri_parse (link, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (MdrFinding) finding = mdr_finding_new (
      "captive-portal", MDR_STEP_NETWORK, MDR_SEVERITY_ERROR, MDR_CAUSE_CAPTIVE_PORTAL, NULL,
      "host", g_uri_get_host (uri), "link", link, NULL);

  mdr_probe_report (MDR_PROBE (self), finding);
}

/* What the system thinks may come from the network's own word (RFC 8910) or from an older look. */
static void
report_unclear (MdrPortalProbe *self)
{
  GNetworkConnectivity opinion =
      g_network_monitor_get_connectivity (g_network_monitor_get_default ());

  report (self,
          opinion == G_NETWORK_CONNECTIVITY_PORTAL ? "monitor-says-portal"
                                                   : "portal-not-recognised",
          MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  mdr_probe_note_nothing_measured (MDR_PROBE (self));
}

static void
send_message (GTask *task, SoupMessage *message, guint patience, GAsyncReadyCallback callback)
{
  Look *look = g_task_get_task_data (task);
  g_autoptr (MdrDeadline) deadline = mdr_deadline_new (g_task_get_cancellable (task), patience);

  g_set_object (&look->deadline, deadline);
  g_set_object (&look->message, message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  mdr_http_send_async (look->session, message, deadline, callback, g_object_ref (task));
}

/* Half the patience of a connection for each of the two questions: both together take no longer
 * than one silent port. */
static guint
get_patience (MdrPortalProbe *self)
{
  return mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT) / 2;
}

static void
certificate_seen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrPortalProbe *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);
  g_autoptr (GInputStream) stream = mdr_http_send_finish (SOUP_SESSION (source), result, NULL);

  if (g_task_return_error_if_cancelled (task))
    return;

  /* Other faults have other reasons: interception, for one, puts the right name on. */
  if (stream == NULL && (soup_message_get_tls_peer_certificate_errors (look->message) &
                         G_TLS_CERTIFICATE_BAD_IDENTITY))
    report_portal (self, NULL);
  else
    report_unclear (self);

  g_task_return_boolean (task, TRUE);
}

static void
look_at_certificate (GTask *task)
{
  MdrPortalProbe *self = g_task_get_source_object (task);
  const char *database = mdr_environment_get_provider_database (self->environment);
  g_autoptr (GUri) uri = mdr_https_uri_parse (NULL, database, NULL);
  g_autoptr (GUri) root = NULL;
  g_autoptr (GUri) here = NULL;
  g_autoptr (SoupMessage) message = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (uri == NULL)
    {
      report_unclear (self);
      g_task_return_boolean (task, TRUE);
      return;
    }

  root = g_uri_parse_relative (uri, "/", SOUP_HTTP_URI_FLAGS, NULL);
  here = mdr_https_uri_find (root, self->environment);
  message = soup_message_new_from_uri (SOUP_METHOD_HEAD, here);
  send_message (task, message, get_patience (self), certificate_seen_cb);
}

static void
conclude (GTask *task, MdrPortalAnswer answer, const char *location)
{
  MdrPortalProbe *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);

  switch (answer)
    {
    case MDR_PORTAL_ANSWER_KNOWN:
      mdr_date_notes_trust (self->dates, look->message);
      report (self, "no-portal", MDR_SEVERITY_INFO, MDR_CAUSE_OK);
      break;

    case MDR_PORTAL_ANSWER_SIGN_IN:
      report_portal (self, location);
      break;

    case MDR_PORTAL_ANSWER_UNCLEAR:
      look_at_certificate (task);
      return;
    }

  g_task_return_boolean (task, TRUE);
}

static void
body_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrPortalProbe *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);
  gsize n_read = 0;

  /* Whatever stopped it, what was read until then counts. */
  g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &n_read, NULL);
  if (g_task_return_error_if_cancelled (task))
    return;

  conclude (task,
            mdr_portal_answer_judge_body (
                look->body, n_read, mdr_environment_get_known_page_beginning (self->environment)),
            NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrPortalProbe *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);
  const char *location;
  guint status;

  look->stream = mdr_http_send_finish (SOUP_SESSION (source), result, NULL);
  if (look->stream == NULL)
    {
      look_at_certificate (task);
      return;
    }

  status = soup_message_get_status (look->message);
  if (status == SOUP_STATUS_OK)
    {
      g_input_stream_read_all_async (look->stream, look->body, look->length, G_PRIORITY_DEFAULT,
                                     G_CANCELLABLE (look->deadline), body_read_cb,
                                     g_object_ref (task));
      return;
    }

  location =
      soup_message_headers_get_one (soup_message_get_response_headers (look->message), "Location");
  conclude (task,
            mdr_portal_answer_judge_status (status, location,
                                            mdr_environment_get_known_page (self->environment)),
            location);
}

static void
mdr_portal_probe_run_async (MdrProbe *probe,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  MdrPortalProbe *self = MDR_PORTAL_PROBE (probe);
  const char *page = mdr_environment_get_known_page (self->environment);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (SoupMessage) message = NULL;
  Look *look = g_new0 (Look, 1);

  g_task_set_source_tag (task, mdr_portal_probe_run_async);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  if (page == NULL)
    {
      report_unclear (self);
      g_task_return_boolean (task, TRUE);
      return;
    }

  look->session = mdr_http_session_new (self->environment, MDR_HTTP_DIRECTLY);
  mdr_date_notes_watch (self->dates, look->session);
  look->length = strlen (mdr_environment_get_known_page_beginning (self->environment));
  look->body = g_malloc (look->length);
  message = soup_message_new (SOUP_METHOD_GET, page);
  send_message (task, message, get_patience (self), answered_cb);
}

static gboolean
mdr_portal_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_portal_probe_finalize (GObject *object)
{
  MdrPortalProbe *self = MDR_PORTAL_PROBE (object);

  g_clear_object (&self->environment);
  g_clear_object (&self->dates);

  G_OBJECT_CLASS (mdr_portal_probe_parent_class)->finalize (object);
}

static void
mdr_portal_probe_class_init (MdrPortalProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_portal_probe_finalize;
  probe_class->run_async = mdr_portal_probe_run_async;
  probe_class->run_finish = mdr_portal_probe_run_finish;
}

static void
mdr_portal_probe_init (MdrPortalProbe *self)
{
}

/**
 * mdr_portal_probe_new:
 * @environment: the world to look at
 * @dates: where the time is noted at which the page was sent
 *
 * Asks for the known page of @environment. Where settings may not be looked up, nobody is asked.
 *
 * Returns: (transfer full): a probe named "portal"
 */
MdrProbe *
mdr_portal_probe_new (MdrEnvironment *environment, MdrDateNotes *dates)
{
  MdrPortalProbe *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (MDR_IS_DATE_NOTES (dates), NULL);

  self =
      g_object_new (MDR_TYPE_PORTAL_PROBE, "id", "portal", "steps", 1u << MDR_STEP_NETWORK, NULL);
  self->environment = g_object_ref (environment);
  self->dates = g_object_ref (dates);

  return MDR_PROBE (self);
}
