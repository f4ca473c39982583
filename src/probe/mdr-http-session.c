/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No cookies, no signing in, nothing kept, nothing unpacked.
 */

#include "mdr-http-session.h"

#include "probe/tls/mdr-shared-trust.h"

/* RFC 9110, section 15.2: there may be several before the answer. None of ours invites any. */
#define MAX_INTERIM_ANSWERS 10

#define N_INTERIM_ANSWERS "mdr-n-interim-answers"

/* No version and no system: who asks is nobody's business. */
#define USER_AGENT "Mail-Doctor"

/**
 * mdr_http_session_new:
 * @environment: the world to look at
 * @way: which way to take
 *
 * Returns: (transfer full): a session with the trust and the proxies of @environment
 */
SoupSession *
mdr_http_session_new (MdrEnvironment *environment, MdrHttpWay way)
{
  SoupSession *session;
  g_autoptr (GTlsDatabase) trust = NULL;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);

  session = soup_session_new_with_options ("user-agent", USER_AGENT, NULL);
  /* Without it nobody sends us a small file that becomes a huge one. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_set_proxy_resolver (
      session, way == MDR_HTTP_DIRECTLY ? NULL : mdr_environment_get_proxies (environment));

  trust = mdr_shared_trust_create (environment);
  soup_session_set_tls_database (session, trust);

  return session;
}

static void
got_interim_answer_cb (SoupMessage *message, gpointer user_data)
{
  GObject *object = G_OBJECT (message);
  guint n_answers = GPOINTER_TO_UINT (g_object_get_data (object, N_INTERIM_ANSWERS)) + 1;

  g_object_set_data (object, N_INTERIM_ANSWERS, GUINT_TO_POINTER (n_answers));
  if (n_answers > MAX_INTERIM_ANSWERS)
    mdr_deadline_expire (MDR_DEADLINE (user_data));
}

/**
 * mdr_http_session_bound_interim:
 * @message: what is about to be sent
 * @deadline: what it is sent with
 *
 * Lets @deadline pass when the server says again and again that it will answer. As long as it does,
 * libsoup reads on without letting the main loop go on (3.2), and no time is ever up.
 */
void
mdr_http_session_bound_interim (SoupMessage *message, MdrDeadline *deadline)
{
  g_return_if_fail (SOUP_IS_MESSAGE (message));
  g_return_if_fail (MDR_IS_DEADLINE (deadline));

  g_signal_connect_object (message, "got-informational", G_CALLBACK (got_interim_answer_cb),
                           deadline, 0);
}
