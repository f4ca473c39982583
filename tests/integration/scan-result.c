/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks an address as the window does, signs in with the password on the standard input, and
 * prints what a phone reads that scans the result: without the address, and with it.
 */

#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>

#include "core/mdr-i18n.h"
#include "knowledge/mdr-result-summary.h"
#include "knowledge/mdr-session-code.h"
#include "probe/mdr-check-options.h"
#include "probe/tls/mdr-tls-minimum.h"

static void
wait_for_end (MdrSession *session)
{
  while (mdr_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);
}

/* Where it is refused to try the password at all, there is a result, too. */
static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean *is_over = user_data;

  if (!mdr_session_sign_in_finish (MDR_SESSION (source), result, &error))
    g_printerr ("No sign-in was tried: %s\n", error->message);

  *is_over = TRUE;
}

static void
sign_in (MdrSession *session)
{
  char line[1024] = "";
  g_autoptr (MdrSecret) secret = NULL;
  gboolean is_over = FALSE;

  if (mdr_session_get_settings (session) == NULL || fgets (line, sizeof line, stdin) == NULL)
    return;

  secret = mdr_secret_new_from_text (line, (gssize) strcspn (line, "\n"));
  mdr_session_sign_in_async (session, secret, MDR_PASSWORD_KIND_ACCOUNT, NULL, signed_in_cb,
                             &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  wait_for_end (session);
}

static void
print_summary (MdrSession *session, gboolean with_address)
{
  guint n_left_out;
  g_autofree char *text =
      mdr_result_summary_dup_within (session, with_address, G_MAXSIZE, &n_left_out);

  g_print ("%s\n", text);
}

int
main (int argc, char *argv[])
{
  g_autoptr (MdrCheckOptions) options = mdr_check_options_new ();
  g_autoptr (GOptionContext) context = g_option_context_new ("ADDRESS");
  g_autoptr (MdrSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;

  mdr_i18n_init ();
  mdr_tls_set_minimum ();
  g_option_context_set_main_group (context, mdr_check_options_create_group (options));
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    g_error ("%s", error != NULL ? error->message : "Give an address");

  session = mdr_check_options_create_session (options);
  if (!mdr_session_set_address (session, argv[1], &error))
    g_error ("%s", error->message);

  mdr_session_start (session);
  wait_for_end (session);
  sign_in (session);

  code = mdr_session_code_dup_text (session);
  g_print ("%s\n", code);
  print_summary (session, FALSE);
  /* The part that may name the user comes after a line of its own. */
  g_print ("--\n");
  print_summary (session, TRUE);

  return 0;
}
