/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an invitation does, and what only after it was agreed to.
 */

#include <string.h>

#include "authority.h"
#include "fake-source.h"
#include "probe/mdr-invitation-consent.h"

#define HOST "imap.example.it"
#define LINK "mail-doctor:anna@example.it?imap=" HOST ":1993:tls&user=anna"

typedef struct
{
  FakeSource *source;
  MdrSession *session;
  Authority *authority;
  MdrInvitation *invitation;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer link)
{
  g_autofree char *pem = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;

  fixture->source = fake_source_new ();
  fake_source_add_service (fixture->source, MDR_PROTOCOL_IMAP, "found.example.it");
  fake_source_add_service (fixture->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
  fixture->session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
  fixture->authority = authority_new ();

  g_file_get_contents (authority_get_path (fixture->authority), &pem, NULL, &error);
  g_assert_no_error (error);
  data = g_strconcat (link, "\n", pem, NULL);
  fixture->invitation = mdr_invitation_new_from_data (data, strlen (data), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer link)
{
  mdr_session_stop (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->source);
  g_assert_finalize_object (fixture->invitation);
  authority_free (fixture->authority);
}

static void
accept (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mdr_invitation_accept (fixture->invitation, fixture->session, &error));
  g_assert_no_error (error);
  while (mdr_session_is_running (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_trusted (Fixture *fixture)
{
  GTlsDatabase *trust = mdr_environment_get_trust (mdr_session_get_environment (fixture->session));
  g_autoptr (GTlsCertificate) certificate = authority_issue_for (fixture->authority, HOST);
  g_autoptr (GSocketConnectable) host = g_network_address_new (HOST, 1993);
  g_autoptr (GError) error = NULL;
  GTlsCertificateFlags flags;

  if (trust == NULL)
    return FALSE;

  flags =
      g_tls_database_verify_chain (trust, certificate, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER,
                                   host, NULL, G_TLS_DATABASE_VERIFY_NONE, NULL, &error);
  g_assert_no_error (error);

  return flags == 0;
}

static MdrService *
get_service (Fixture *fixture, MdrProtocol protocol)
{
  return mdr_settings_get_primary (mdr_session_get_settings (fixture->session), protocol);
}

static void
test_nothing_happens_before (Fixture *fixture, gconstpointer link)
{
  g_assert_false (is_trusted (fixture));
  g_assert_null (mdr_session_get_address (fixture->session));
  g_assert_null (mdr_session_get_invitation (fixture->session));
  g_assert_cmpuint (fake_source_get_n_probes (fixture->source), ==, 0);
}

static void
test_all_is_taken_then (Fixture *fixture, gconstpointer link)
{
  MdrSettings *settings;

  accept (fixture);
  settings = mdr_session_get_settings (fixture->session);

  g_assert_true (is_trusted (fixture));
  g_assert_true (mdr_session_get_invitation (fixture->session) == fixture->invitation);
  g_assert_cmpstr (mdr_address_get_text (mdr_session_get_address (fixture->session)), ==,
                   "anna@example.it");
  g_assert_cmpstr (mdr_service_get_label (get_service (fixture, MDR_PROTOCOL_IMAP)), ==,
                   "imap " HOST ":1993");
  g_assert_cmpstr (mdr_service_get_label (get_service (fixture, MDR_PROTOCOL_SMTP)), ==,
                   "smtp smtp.example.it:465");
  g_assert_cmpint (mdr_settings_get_source_of (settings, MDR_PROTOCOL_IMAP), ==,
                   MDR_SETTINGS_SOURCE_GIVEN);
  g_assert_cmpint (mdr_settings_get_source_of (settings, MDR_PROTOCOL_SMTP), !=,
                   MDR_SETTINGS_SOURCE_GIVEN);
}

static void
test_strangers_are_not_trusted (Fixture *fixture, gconstpointer link)
{
  accept (fixture);
  authority_free (fixture->authority);
  fixture->authority = authority_new ();

  g_assert_false (is_trusted (fixture));
}

static void
look_at_another (Fixture *fixture)
{
  mdr_session_set_address (fixture->session, "bert@example.it", NULL);
  mdr_session_start (fixture->session);
  while (mdr_session_is_running (fixture->session))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (mdr_service_get_host (get_service (fixture, MDR_PROTOCOL_IMAP)), ==,
                   "found.example.it");
}

static void
test_it_goes_with_the_account (Fixture *fixture, gconstpointer link)
{
  accept (fixture);
  mdr_session_forget (fixture->session);
  g_assert_null (mdr_session_get_invitation (fixture->session));
  look_at_another (fixture);
}

static void
test_another_address_is_not_affected (Fixture *fixture, gconstpointer link)
{
  accept (fixture);
  look_at_another (fixture);
  g_assert_null (mdr_session_get_invitation (fixture->session));
}

static void
test_address_may_be_there_already (Fixture *fixture, gconstpointer link)
{
  mdr_session_set_address (fixture->session, "anna@example.it", NULL);
  mdr_session_start (fixture->session);
  while (mdr_session_is_running (fixture->session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (mdr_service_get_host (get_service (fixture, MDR_PROTOCOL_IMAP)), ==,
                   "found.example.it");

  accept (fixture);

  g_assert_cmpstr (mdr_service_get_host (get_service (fixture, MDR_PROTOCOL_IMAP)), ==, HOST);
}

static void
test_without_address_it_waits (Fixture *fixture, gconstpointer link)
{
  accept (fixture);
  g_assert_cmpuint (fake_source_get_n_probes (fixture->source), ==, 0);
  g_assert_true (is_trusted (fixture));

  mdr_session_set_address (fixture->session, "bert@example.it", NULL);
  g_assert_true (mdr_session_get_invitation (fixture->session) == fixture->invitation);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, link, test) g_test_add (path, Fixture, link, set_up, test, tear_down)
  ADD ("/invitation-consent/nothing-happens-before", LINK, test_nothing_happens_before);
  ADD ("/invitation-consent/all-is-taken-then", LINK, test_all_is_taken_then);
  ADD ("/invitation-consent/strangers-are-not-trusted", LINK, test_strangers_are_not_trusted);
  ADD ("/invitation-consent/it-goes-with-the-account", LINK, test_it_goes_with_the_account);
  ADD ("/invitation-consent/another-address-is-not-affected", LINK,
       test_another_address_is_not_affected);
  ADD ("/invitation-consent/address-may-be-there-already", LINK, test_address_may_be_there_already);
  ADD ("/invitation-consent/without-address-it-waits", "mail-doctor:?imap=" HOST,
       test_without_address_it_waits);

  return g_test_run ();
}
