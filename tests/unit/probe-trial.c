/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets up the world around a probe: names, trust, timeouts, and a server.
 */

#include "probe-trial.h"

#include <string.h>

#include "core/mdr-phase-record.h"
#include "probe/names/mdr-override-resolver.h"

/* How long a thread may hold on to a probe: only reached when something is broken. */
#define PATIENCE_S 60

/**
 * probe_trial_init:
 * @self: memory for a trial
 * @limit_ms: the longest that any one phase may take
 *
 * Prepares the world.
 */
void
probe_trial_init (ProbeTrial *self, guint limit_ms)
{
  g_autoptr (GResolver) system = g_resolver_get_default ();
  g_autoptr (GResolver) resolver = mdr_override_resolver_new (system);
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GTlsDatabase) trust = NULL;

  *self = (ProbeTrial){ .authority = authority_new (), .environment = mdr_environment_new () };
  trust = authority_create_trust (self->authority);

  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (resolver), "*", NULL);
  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (resolver), PROBE_TRIAL_HOST, address);
  mdr_environment_set_resolver (self->environment, resolver);
  mdr_environment_set_trust (self->environment, trust);
  mdr_environment_limit_timeouts (self->environment, limit_ms);
}

/**
 * probe_trial_serve:
 * @self: a trial
 * @script: what the server does
 * @certificate: (nullable): what it shows, %NULL for one with which nothing is wrong
 *
 * Starts the server.
 */
void
probe_trial_serve (ProbeTrial *self, const char *const *script, GTlsCertificate *certificate)
{
  g_autoptr (GTlsCertificate) good = authority_issue_for (self->authority, PROBE_TRIAL_HOST);

  self->server = scripted_server_new (script, certificate != NULL ? certificate : good);
}

/**
 * probe_trial_aim:
 * @self: a trial
 * @protocol: what the server is thought to speak
 * @host: its name
 * @port: its port, 0 for that of the server
 * @security: how it is thought to be secured
 * @with_password: whether to sign in
 *
 * Makes the probe.
 */
void
probe_trial_aim (ProbeTrial *self,
                 MdrProtocol protocol,
                 const char *host,
                 guint16 port,
                 MdrSecurity security,
                 gboolean with_password)
{
  g_autoptr (MdrAddress) address = mdr_address_parse (PROBE_TRIAL_ADDRESS, NULL);
  g_autoptr (MdrService) service =
      mdr_service_new (protocol, host, port != 0 ? port : scripted_server_get_port (self->server),
                       security, PROBE_TRIAL_ADDRESS);
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (PROBE_TRIAL_PASSWORD, -1);
  g_autoptr (MdrCredentials) credentials =
      mdr_credentials_new (PROBE_TRIAL_ADDRESS, secret, MDR_PASSWORD_KIND_ACCOUNT);

  self->probe = mdr_service_probe_new (self->environment, address, service,
                                       with_password ? credentials : NULL);
}

/**
 * probe_trial_wait:
 * @self: a trial whose probe was started
 *
 * Waits until the probe has ended.
 */
void
probe_trial_wait (ProbeTrial *self)
{
  while (mdr_probe_get_state (MDR_PROBE (self->probe)) == MDR_STATE_RUNNING)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
too_late_cb (gpointer user_data)
{
  g_assert_not_reached ();
}

/**
 * probe_trial_clear:
 * @self: a trial
 *
 * Tidies up, and fails the test if anything holds on to the probe. A thread of a library that was
 * just told to stop may do so for a moment.
 */
void
probe_trial_clear (ProbeTrial *self)
{
  guint alarm = g_timeout_add_seconds (PATIENCE_S, too_late_cb, NULL);

  g_object_add_weak_pointer (G_OBJECT (self->probe), (gpointer *) &self->probe);
  g_object_unref (self->probe);
  while (self->probe != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (alarm);

  g_clear_pointer (&self->server, scripted_server_free);
  g_clear_object (&self->environment);
  g_clear_pointer (&self->authority, authority_free);
}

/**
 * probe_trial_dup_troubles:
 * @self: a trial
 *
 * Returns: (transfer full): the codes of all warnings and errors, with spaces between them
 */
char *
probe_trial_dup_troubles (ProbeTrial *self)
{
  GListModel *findings = mdr_probe_get_findings (MDR_PROBE (self->probe));
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      if (mdr_finding_get_severity (finding) > MDR_SEVERITY_INFO)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "",
                                mdr_finding_get_code (finding));
    }

  return g_strdup (codes->str);
}

/**
 * probe_trial_find:
 * @self: a trial
 * @code: the code of a finding
 *
 * Returns: (transfer none) (nullable): the first finding of that code
 */
MdrFinding *
probe_trial_find (ProbeTrial *self, const char *code)
{
  GListModel *findings = mdr_probe_get_findings (MDR_PROBE (self->probe));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (mdr_finding_get_code (finding), code))
        return finding;
    }

  return NULL;
}

/**
 * probe_trial_assert_stopped_in:
 * @self: a trial whose probe has ended
 * @phase: (nullable): the phase that has to have failed, %NULL if none
 *
 * Asserts that the way was good up to @phase and was not gone beyond it.
 */
void
probe_trial_assert_stopped_in (ProbeTrial *self, const char *phase)
{
  GListModel *phases = mdr_probe_get_phases (MDR_PROBE (self->probe));
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (phases); i++)
    {
      g_autoptr (MdrPhaseRecord) record = g_list_model_get_item (phases, i);
      const char *name = mdr_enum_to_nick (MDR_TYPE_PHASE, mdr_phase_record_get_phase (record));
      const char *state = mdr_enum_to_nick (MDR_TYPE_STATE, mdr_phase_record_get_state (record));
      gboolean here = g_strcmp0 (name, phase) == 0;
      g_autofree char *got = g_strdup_printf ("%s %s", name, state);
      g_autofree char *expected =
          g_strdup_printf ("%s %s", name, here ? "failed" : (stopped ? "skipped" : "passed"));

      g_assert_cmpstr (got, ==, expected);
      stopped = stopped || here;
    }

  g_assert_cmpint (stopped, ==, phase != NULL);
}

/**
 * probe_trial_assert_password_is_safe:
 * @self: a trial whose probe has ended
 *
 * Asserts that the password is in nothing that the server received, plain or in base64.
 */
void
probe_trial_assert_password_is_safe (ProbeTrial *self)
{
  static const char plain[] = "\0" PROBE_TRIAL_ADDRESS "\0" PROBE_TRIAL_PASSWORD;
  g_autofree char *sasl_plain = g_base64_encode ((const guchar *) plain, sizeof plain - 1);
  g_autofree char *sasl_login =
      g_base64_encode ((const guchar *) PROBE_TRIAL_PASSWORD, strlen (PROBE_TRIAL_PASSWORD));

  scripted_server_wait (self->server);
  g_assert_false (scripted_server_has_received (self->server, PROBE_TRIAL_PASSWORD));
  g_assert_false (scripted_server_has_received (self->server, sasl_plain));
  g_assert_false (scripted_server_has_received (self->server, sasl_login));
}
