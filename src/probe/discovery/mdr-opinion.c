/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns opinions into findings.
 */

#include "mdr-opinion.h"

#include "core/mdr-domain.h"
#include "mdr-disagreement.h"

/**
 * mdr_opinion_new:
 * @settings: what the source says
 * @code: the finding that tells where @settings come from, a static string
 * @origin: what was asked: a host, or the provider's name
 * @sign_in: (nullable) (transfer full): the ways to sign in that the source names
 *
 * Returns: (transfer full): an opinion
 */
MdrOpinion *
mdr_opinion_new (MdrSettings *settings, const char *code, const char *origin, GStrv sign_in)
{
  MdrOpinion *self;

  g_return_val_if_fail (MDR_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  self = g_new0 (MdrOpinion, 1);
  self->settings = g_object_ref (settings);
  self->code = code;
  self->origin = g_strdup (origin);
  self->sign_in = sign_in;

  return self;
}

/**
 * mdr_opinion_free:
 * @self: (transfer full): an opinion
 *
 * Frees @self.
 */
void
mdr_opinion_free (MdrOpinion *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->settings);
  g_free (self->origin);
  g_strfreev (self->sign_in);
  g_free (self);
}

static void
report_sign_in (MdrOpinion *self, MdrProbe *probe)
{
  g_autofree char *methods = NULL;
  g_autoptr (MdrFinding) finding = NULL;

  if (self->sign_in == NULL || *self->sign_in == NULL)
    return;

  methods = g_strjoinv (" ", self->sign_in);
  finding = mdr_finding_new ("advised-sign-in", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                             NULL, "host", self->origin, "methods", methods, NULL);
  mdr_probe_report (probe, finding);
}

/**
 * mdr_opinion_report:
 * @self: the opinion that counts
 * @probe: who asked for it
 *
 * Tells where the settings come from. Guesses are a warning: that somebody answers does not prove
 * that it is the right one.
 */
void
mdr_opinion_report (MdrOpinion *self, MdrProbe *probe)
{
  MdrSettingsSource source;
  g_autoptr (MdrFinding) finding = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (MDR_IS_PROBE (probe));

  source = mdr_settings_get_source (self->settings);
  finding = mdr_finding_new (
      self->code, MDR_STEP_SETTINGS,
      source == MDR_SETTINGS_SOURCE_GUESS ? MDR_SEVERITY_WARNING : MDR_SEVERITY_INFO, MDR_CAUSE_OK,
      NULL, source == MDR_SETTINGS_SOURCE_PROVIDER_LIST ? "provider" : "host", self->origin, NULL);

  mdr_probe_report (probe, finding);
  report_sign_in (self, probe);
}

/* What several sources say is told once. */
static void
report_disagreements (MdrOpinion *self, GPtrArray *opinions, MdrProbe *probe)
{
  static const MdrProtocol protocols[] = { MDR_PROTOCOL_IMAP, MDR_PROTOCOL_POP3,
                                           MDR_PROTOCOL_SMTP };
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < opinions->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (protocols); j++)
      {
        MdrOpinion *other = g_ptr_array_index (opinions, i);
        g_autoptr (MdrFinding) finding =
            mdr_disagreement_find (self->settings, other->settings, protocols[j]);

        if (finding != NULL &&
            g_hash_table_add (told,
                              g_strconcat (mdr_finding_get_parameter (finding, "protocol"), " ",
                                           mdr_finding_get_parameter (finding, "second"), NULL)))
          mdr_probe_report (probe, finding);
      }
}

/* The DNS is not protected, so the user has to judge a server that is somebody else's (RFC 6186
 * section 6). */
static void
report_foreign_server (MdrOpinion *self, MdrAddress *address, MdrProbe *probe)
{
  MdrService *service = mdr_settings_get_receiving (self->settings);
  const char *domain = mdr_address_get_domain (address);
  g_autoptr (MdrFinding) finding = NULL;

  if (mdr_settings_get_source (self->settings) != MDR_SETTINGS_SOURCE_SRV || service == NULL ||
      mdr_domain_has_host (domain, mdr_service_get_host (service)))
    return;

  finding =
      mdr_finding_new ("server-outside-domain", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                       NULL, "host", mdr_service_get_host (service), "domain", domain, NULL);
  mdr_probe_report (probe, finding);
}

/**
 * mdr_opinion_report_all:
 * @opinions: (element-type MdrOpinion): all opinions
 * @settings: the settings of the one that counts
 * @address: whose settings they are
 * @probe: who asked for them
 *
 * Tells where the settings come from, what to know about them, and where other sources say
 * something else.
 */
void
mdr_opinion_report_all (GPtrArray *opinions,
                        MdrSettings *settings,
                        MdrAddress *address,
                        MdrProbe *probe)
{
  g_return_if_fail (opinions != NULL);
  g_return_if_fail (MDR_IS_SETTINGS (settings));
  g_return_if_fail (address != NULL);
  g_return_if_fail (MDR_IS_PROBE (probe));

  for (guint i = 0; i < opinions->len; i++)
    {
      MdrOpinion *opinion = g_ptr_array_index (opinions, i);

      if (opinion->settings != settings)
        continue;

      mdr_opinion_report (opinion, probe);
      report_foreign_server (opinion, address, probe);
      report_disagreements (opinion, opinions, probe);
    }
}
