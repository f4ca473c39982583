/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only another page, a way to one, or the status that was made for it (RFC 6585) shows a portal. A
 * server that is out of order, or a filter that only says no, wants nobody to sign in.
 */

#include "mdr-portal-answer.h"

#include <libsoup/soup.h>
#include <string.h>

/* Longer ones carry a whole state along; the known page leads to them as well. */
#define MAX_LINK_BYTES 500

/* RFC 6585; libsoup has no name for it. */
#define STATUS_NETWORK_AUTHENTICATION_REQUIRED 511

/**
 * mdr_portal_answer_judge_body:
 * @body: what a server sent with status 200, as much of it as was read
 * @length: how many bytes
 * @beginning: the words that the known page begins with
 *
 * Returns: what it shows; nothing, where it is cut off before it differs
 */
MdrPortalAnswer
mdr_portal_answer_judge_body (const char *body, gsize length, const char *beginning)
{
  gsize expected = strlen (beginning);

  if (length > 0 && memcmp (body, beginning, MIN (length, expected)) != 0)
    return MDR_PORTAL_ANSWER_SIGN_IN;

  return length >= expected ? MDR_PORTAL_ANSWER_KNOWN : MDR_PORTAL_ANSWER_UNCLEAR;
}

static gboolean
leads_elsewhere (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND ||
         status == SOUP_STATUS_SEE_OTHER || status == SOUP_STATUS_TEMPORARY_REDIRECT ||
         status == SOUP_STATUS_PERMANENT_REDIRECT;
}

/* Whose page it is may have given up plain HTTP some day. */
static gboolean
is_same_host_over_tls (GUri *page, GUri *target)
{
  return g_strcmp0 (g_uri_get_scheme (target), "https") == 0 &&
         g_ascii_strcasecmp (g_uri_get_host (page), g_uri_get_host (target)) == 0;
}

static GUri *
parse_target (GUri *page, const char *location)
{
  g_autoptr (GUri) target = g_uri_parse_relative (page, location, SOUP_HTTP_URI_FLAGS, NULL);

  if (target == NULL || g_uri_get_host (target) == NULL || *g_uri_get_host (target) == '\0')
    return NULL;

  return g_steal_pointer (&target);
}

/**
 * mdr_portal_answer_judge_status:
 * @status: the status of an answer, other than 200
 * @location: (nullable): where it leads to
 * @page: the address of the known page
 *
 * Returns: what it shows
 */
MdrPortalAnswer
mdr_portal_answer_judge_status (guint status, const char *location, const char *page)
{
  g_autoptr (GUri) here = g_uri_parse (page, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) target = NULL;

  if (status == STATUS_NETWORK_AUTHENTICATION_REQUIRED)
    return MDR_PORTAL_ANSWER_SIGN_IN;
  if (!leads_elsewhere (status) || here == NULL || location == NULL)
    return MDR_PORTAL_ANSWER_UNCLEAR;

  target = parse_target (here, location);

  return target != NULL && is_same_host_over_tls (here, target) ? MDR_PORTAL_ANSWER_UNCLEAR
                                                                : MDR_PORTAL_ANSWER_SIGN_IN;
}

/* Nothing that programs read in different ways. */
static gboolean
is_plain (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c) || strchr ("\"<>\\^`{|}", *c) != NULL)
      return FALSE;

  return strlen (text) <= MAX_LINK_BYTES;
}

/**
 * mdr_portal_answer_dup_link:
 * @location: (nullable): where an answer leads to, in the words of whoever sent it
 * @page: the address of the known page
 *
 * Says where a browser gets to the sign-in page. That is @location only if it is the address of a
 * web page and nothing in it is odd, a user name for example; the known page will lead there, too.
 *
 * Returns: (transfer full): an http or https address
 */
char *
mdr_portal_answer_dup_link (const char *location, const char *page)
{
  g_autoptr (GUri) here = g_uri_parse (page, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) target = NULL;
  g_autofree char *link = NULL;
  const char *scheme;

  if (here == NULL || location == NULL || !is_plain (location))
    return g_strdup (page);

  target = parse_target (here, location);
  if (target == NULL || g_uri_get_userinfo (target) != NULL)
    return g_strdup (page);

  scheme = g_uri_get_scheme (target);
  link = g_uri_to_string (target);
  if (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https"))
    return g_strdup (page);

  /* Without flags, all that is escaped has to be text. */
  return is_plain (link) && g_uri_is_valid (link, G_URI_FLAGS_NONE, NULL) ? g_steal_pointer (&link)
                                                                          : g_strdup (page);
}
