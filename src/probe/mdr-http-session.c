/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No cookies, no signing in, nothing kept, nothing unpacked.
 */

#include "mdr-http-session.h"

#include "probe/tls/mdr-shared-trust.h"

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
