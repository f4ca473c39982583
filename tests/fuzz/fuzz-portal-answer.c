/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Anything that a network can send in the place of the known page, as a place to go to and as a
 * page. Whatever it is, the link that comes of it is that of a web page.
 */

#include <string.h>

#include "fuzz.h"
#include "probe/way/mdr-portal-answer.h"

#define PAGE "http://known.test/check.txt"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *location = g_strndup ((const char *) data, size);
  g_autofree char *link = mdr_portal_answer_dup_link (location, PAGE);
  g_autoptr (GUri) uri = g_uri_parse (link, G_URI_FLAGS_NONE, NULL);

  g_assert_nonnull (uri);
  g_assert_true (g_str_has_prefix (link, "http://") || g_str_has_prefix (link, "https://"));
  g_assert_null (g_uri_get_userinfo (uri));
  g_assert_cmpuint (strlen (g_uri_get_host (uri)), >, 0);
  g_assert_true (g_str_is_ascii (link));

  mdr_portal_answer_judge_status (302, location, PAGE);
  mdr_portal_answer_judge_body ((const char *) data, size, "All is well");

  return 0;
}
