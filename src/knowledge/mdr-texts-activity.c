/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A check that talks to a server says what it asks that server for; any other one says what it
 * looks at.
 */

#include "mdr-texts-activity.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *text;
} probe_texts[] = {
  { "clock", N_ ("Comparing the clock of this computer with others…") },
  { "message", N_ ("Looking up what the message means…") },
  { "names", N_ ("Looking up the domain of the address…") },
  { "online", N_ ("Looking whether the internet can be reached…") },
  { "passwords", N_ ("Looking through the saved passwords…") },
  { "portal", N_ ("Looking whether this network wants a sign-in first…") },
  { "programs", N_ ("Reading how the mail programs are set up…") },
  { "proxy", N_ ("Looking whether web pages take a way of their own…") },
  { "settings", N_ ("Looking for the right server settings…") },
  { "vpn", N_ ("Looking for a VPN…") },
  { "webmail", N_ ("Looking whether the mail website answers…") },
};

/* The placeholder is the name of a server: “imap.example.it” */
static char *
dup_of_phase (MdrPhase phase, const char *host)
{
  switch (phase)
    {
    case MDR_PHASE_RESOLVE:
      return g_strdup_printf (_ ("Looking up the address of %s…"), host);

    case MDR_PHASE_CONNECT:
      return g_strdup_printf (_ ("Connecting to %s…"), host);

    case MDR_PHASE_TLS:
      return g_strdup_printf (_ ("Asking %s for its certificate…"), host);

    case MDR_PHASE_GREETING:
      return g_strdup_printf (_ ("Waiting for %s to answer…"), host);

    case MDR_PHASE_STARTTLS:
      return g_strdup_printf (_ ("Asking %s for encryption…"), host);

    case MDR_PHASE_CAPABILITIES:
      return g_strdup_printf (_ ("Asking %s what it offers…"), host);

    case MDR_PHASE_SIGN_IN:
      return g_strdup_printf (_ ("Signing in to %s…"), host);

    case MDR_PHASE_MAILBOX:
      return g_strdup_printf (_ ("Opening the mailbox on %s…"), host);

    case MDR_PHASE_SUBMIT:
      return g_strdup_printf (_ ("Asking %s whether it takes mail for sending…"), host);
    }

  g_return_val_if_reached (g_strdup (""));
}

/**
 * mdr_texts_dup_activity:
 * @probe: a probe
 *
 * Says what @probe is doing, for as long as it runs.
 *
 * Returns: (transfer full): a sentence for users: "Connecting to imap.example.it…"
 */
char *
mdr_texts_dup_activity (MdrProbe *probe)
{
  MdrService *service;
  MdrPhase phase;

  g_return_val_if_fail (MDR_IS_PROBE (probe), g_strdup (""));

  service = mdr_probe_get_service (probe);
  if (service != NULL && mdr_probe_get_running_phase (probe, &phase))
    return dup_of_phase (phase, mdr_service_get_host (service));

  for (gsize i = 0; i < G_N_ELEMENTS (probe_texts); i++)
    if (g_str_equal (probe_texts[i].id, mdr_probe_get_id (probe)))
      return g_strdup (_ (probe_texts[i].text));

  return g_strdup (_ ("Checking…"));
}

/**
 * mdr_texts_dup_activity_with_rest:
 * @probe: a probe
 * @seconds: how long it will wait at most from now on
 *
 * Says what @probe is doing, and how long that may still take.
 *
 * Returns: (transfer full): text for users
 */
char *
mdr_texts_dup_activity_with_rest (MdrProbe *probe, guint seconds)
{
  g_autofree char *activity = mdr_texts_dup_activity (probe);

  /* Translators: in the place of %s stands a sentence like “Connecting to imap.example.it…” */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s At most %u more second.",
                                       "%s At most %u more seconds.", seconds),
                          activity, seconds);
}
