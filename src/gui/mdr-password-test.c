/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The value goes from the keyring into locked memory, from there to the server that it is for, and
 * is wiped. The session sees to it that the channel is secure and the account not locked.
 */

#include "mdr-password-test.h"

#include <glib/gi18n.h>

#include "knowledge/mdr-texts.h"

typedef struct
{
  /* owned */
  MdrSession *session;
  MdrSavedPasswords *passwords;
  MdrPasswordChoice *choice;
  MdrService *service;
  GCancellable *cancellable;
} Test;

static void
test_free (Test *test)
{
  g_clear_object (&test->session);
  g_clear_object (&test->passwords);
  g_clear_object (&test->choice);
  g_clear_object (&test->service);
  g_clear_object (&test->cancellable);
  g_free (test);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Test, test_free)

static gboolean
is_for (MdrSavedPassword *password, MdrService *service)
{
  guint protocols = mdr_saved_password_get_protocols (password);

  return mdr_service_get_security (service) != MDR_SECURITY_NONE &&
         g_ascii_strcasecmp (mdr_saved_password_get_host (password),
                             mdr_service_get_host (service)) == 0 &&
         (protocols == 0 || (protocols & (1u << mdr_service_get_protocol (service))) != 0);
}

/**
 * mdr_password_test_find_service:
 * @session: a session
 * @password: a saved password
 *
 * A password of which nobody knows the server is not offered to any. That excludes entries that
 * hold more than a password, too: none of those names a server.
 *
 * Returns: (transfer none) (nullable): the server of the account that the password is for
 */
MdrService *
mdr_password_test_find_service (MdrSession *session, MdrSavedPassword *password)
{
  MdrSettings *settings = mdr_session_get_settings (session);
  GListModel *services;
  guint n_services;

  if (settings == NULL || mdr_saved_password_get_host (password) == NULL ||
      mdr_saved_password_get_locked (password))
    return NULL;

  services = mdr_settings_get_services (settings);
  n_services = g_list_model_get_n_items (services);
  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);

      /* The settings keep it alive. */
      if (is_for (password, service))
        return service;
    }

  return NULL;
}

static MdrFinding *
dup_finding (MdrProbe *probe, const char *code)
{
  GListModel *findings = mdr_probe_get_findings (probe);
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (mdr_finding_get_code (finding), code))
        return g_steal_pointer (&finding);
    }

  return NULL;
}

/* Only a server that calls the password wrong has refused this entry; it may want another kind of
 * password, or none at the moment. */
static void
take_answer (Test *test)
{
  MdrProbe *probe = mdr_session_get_service_probe (test->session, test->service);
  MdrSavedPassword *password = mdr_password_choice_get_password (test->choice);
  g_autoptr (MdrFinding) accepted = NULL;
  g_autoptr (MdrFinding) refused = NULL;
  g_autofree char *sentence = NULL;

  if (probe != NULL)
    {
      accepted = dup_finding (probe, "sign-in-accepted");
      refused = dup_finding (probe, "sign-in-refused");
    }

  if (accepted != NULL)
    {
      mdr_password_choice_set_answer (test->choice, _ ("The server accepts this password."));
      mdr_saved_passwords_note_answer (test->passwords, password, TRUE);
    }
  else if (refused != NULL)
    {
      sentence = mdr_texts_dup_finding (refused);
      mdr_password_choice_set_answer (test->choice, sentence);
      if (mdr_finding_get_cause (refused) == MDR_CAUSE_PASSWORD_WRONG)
        mdr_saved_passwords_note_answer (test->passwords, password, FALSE);
    }
  else
    {
      mdr_password_choice_set_answer (
          test->choice, _ ("The server could not be asked. The page “Server settings” "
                           "says how far the way to it goes."));
    }
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Test) test = user_data;
  g_autoptr (GError) error = NULL;

  if (mdr_session_sign_in_finish (MDR_SESSION (source), result, &error))
    take_answer (test);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mdr_password_choice_set_answer (test->choice, NULL);
  else
    mdr_password_choice_set_answer (test->choice, error->message);
}

/* Takes @test. */
static void
try_at_server (Test *test, MdrSecret *secret)
{
  MdrSavedPassword *password = mdr_password_choice_get_password (test->choice);

  mdr_session_try_password_async (test->session, test->service,
                                  mdr_saved_password_get_user_name (password), secret,
                                  test->cancellable, tried_cb, test);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Test) test = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrSecret) secret = NULL;

  secret = mdr_keyring_read_finish (MDR_KEYRING (source), result, &error);
  if (secret == NULL)
    mdr_password_choice_set_answer (
        test->choice,
        g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
  else if (mdr_secret_is_empty (secret))
    mdr_password_choice_set_answer (test->choice, _ ("This entry is empty."));
  else
    try_at_server (g_steal_pointer (&test), secret);
}

/**
 * mdr_password_test_run:
 * @session: a session
 * @passwords: the saved passwords
 * @choice: the one that the user has agreed to try
 * @cancellable: (nullable): to stop it
 *
 * Reads the password and signs in with it once. What came of it is the choice's answer.
 */
void
mdr_password_test_run (MdrSession *session,
                       MdrSavedPasswords *passwords,
                       MdrPasswordChoice *choice,
                       GCancellable *cancellable)
{
  MdrSavedPassword *password = mdr_password_choice_get_password (choice);
  MdrService *service = mdr_password_test_find_service (session, password);
  Test *test;

  if (service == NULL)
    return;

  test = g_new0 (Test, 1);
  test->session = g_object_ref (session);
  test->passwords = g_object_ref (passwords);
  test->choice = g_object_ref (choice);
  test->service = g_object_ref (service);
  if (cancellable != NULL)
    test->cancellable = g_object_ref (cancellable);

  mdr_password_choice_set_answer (choice, _ ("Asking the server…"));
  mdr_keyring_read_async (mdr_saved_passwords_get_keyring (passwords), password, cancellable,
                          read_cb, test);
}
