/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of what the checks of the network look at, and how the kinds of connection got on.
 */

#include "mdr-reach-texts.h"

#include <glib/gi18n.h>

#include "knowledge/mdr-texts.h"
#include "probe/mdr-service-probe.h"

static const struct
{
  const char *id;
  const char *title;
} titles[] = {
  { "online", N_ ("Internet") },
  { "portal", N_ ("Sign-in page of the network") },
  { "proxy", N_ ("Proxy") },
  { "names", N_ ("Domain of the address") },
  { "clock", N_ ("Clock of this computer") },
};

static const char *
find_title (MdrProbe *probe)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].id, mdr_probe_get_id (probe)))
      return titles[i].title;

  return NULL;
}

/**
 * mdr_reach_texts_has_title:
 * @probe: a probe
 *
 * Returns: whether it looks at something that has a name, so that it can be named before there is
 *   anything to say about it
 */
gboolean
mdr_reach_texts_has_title (MdrProbe *probe)
{
  return mdr_probe_get_service (probe) != NULL || find_title (probe) != NULL;
}

/**
 * mdr_reach_texts_dup_subject:
 * @probe: a probe
 *
 * Returns: (transfer full): what it looks at, for as long as there is nothing to say about it
 */
char *
mdr_reach_texts_dup_subject (MdrProbe *probe)
{
  MdrService *service = mdr_probe_get_service (probe);
  const char *title = find_title (probe);
  g_autofree char *place = NULL;

  if (service == NULL)
    return g_strdup (title != NULL ? _ (title) : mdr_probe_get_id (probe));

  /* Translators: “Receiving (IMAP): imap.example.it (port 993)” */
  place = mdr_texts_dup_service (service);
  return g_strdup_printf (_ ("%s: %s"),
                          mdr_texts_get_protocol_title (mdr_service_get_protocol (service)), place);
}

/* How one of the two kinds of connection got on; the placeholders are “IPv6” or “IPv4”. */
static char *
dup_family (MdrServiceProbe *probe, GSocketFamily family)
{
  g_autoptr (MdrFamilyResult) result = mdr_service_probe_create_family (probe, family);
  const char *title;

  if (result == NULL || mdr_family_result_get_address (result) == NULL)
    return NULL;

  title = mdr_family_result_get_title (result);
  if (mdr_family_result_is_unavailable (result))
    return g_strdup_printf (_ ("%s: not offered by this network"), title);

  if (mdr_family_result_get_state (result) == MDR_STATE_PASSED)
    return g_strdup_printf (_ ("%s: works"), title);

  return mdr_family_result_get_state (result) == MDR_STATE_FAILED
             ? g_strdup_printf (_ ("%s: no connection"), title)
             : NULL;
}

/**
 * mdr_reach_texts_dup_families:
 * @probe: a probe
 *
 * Returns: (transfer full): a line for each kind of connection that was tried
 */
char *
mdr_reach_texts_dup_families (MdrProbe *probe)
{
  g_autofree char *ipv6 = NULL;
  g_autofree char *ipv4 = NULL;

  if (!MDR_IS_SERVICE_PROBE (probe) || mdr_probe_get_state (probe) == MDR_STATE_RUNNING)
    return g_strdup ("");

  ipv6 = dup_family (MDR_SERVICE_PROBE (probe), G_SOCKET_FAMILY_IPV6);
  ipv4 = dup_family (MDR_SERVICE_PROBE (probe), G_SOCKET_FAMILY_IPV4);

  return g_strconcat (ipv6 != NULL ? ipv6 : "", ipv6 != NULL && ipv4 != NULL ? "\n" : "",
                      ipv4 != NULL ? ipv4 : "", NULL);
}
