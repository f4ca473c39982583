/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walks through the whole JSON, so that nothing gets past it, whoever put it there. What is not
 * known to be a code of ours is taken for a text.
 */

#include "mdr-report-privacy.h"

#include "core/mdr-difference.h"
#include "explain/secrets/mdr-secret-mask.h"
#include "probe/mdr-service-probe.h"

/* In the language of who makes the report; its reader’s program has words of its own. */
static const char *const prose[] = { "text", "title", "remedies", "provider_name", NULL };

/* Codes and values of ours, which cannot be anybody’s name. */
static const char *const codes[] = {
  "against",  "because",  "cause",    "code",       "device",     "difference",
  "domain",   "family",   "kind",     "not_after",  "not_before", "only",
  "phase",    "probe",    "problems", "product-id", "program",    "protocol",
  "provider", "reached",  "security", "severity",   "situation",  "source",
  "stage",    "started",  "state",    "step",       "steps",      "symptom",
  "trend",    "two-step", "version",  "webmail",    "written",    NULL,
};

/* Names and addresses of servers, in which a user’s name has no place. */
static const char *const places[] = { "address", "addresses", "alternative", "first",
                                      "host",    "id",        "mx",          "second",
                                      "server",  "service",   NULL };

/* Parameters of findings that tell of the network or the files here. */
static const char *const local_parameters[] = {
  "interface", "name", "place", "proxy", "link", NULL
};

static JsonNode *clean_node (MdrPrivacy *self, const char *name, JsonNode *node);

static JsonNode *
clean_string (MdrPrivacy *self, const char *name, JsonNode *node)
{
  const char *value = json_node_get_string (node);
  g_autofree char *clean = NULL;
  g_autofree char *unmasked = NULL;

  if (name != NULL && g_strv_contains (codes, name))
    return json_node_copy (node);

  if (name != NULL && g_strv_contains (places, name))
    clean = mdr_privacy_clean_place (self, value);
  else if (g_strcmp0 (name, "message") == 0)
    {
      unmasked = mdr_secret_mask_text (value, -1);
      clean = mdr_privacy_clean (self, unmasked);
    }
  else
    clean = mdr_privacy_clean (self, value);

  return json_node_init_string (json_node_alloc (), clean);
}

static JsonNode *
clean_array (MdrPrivacy *self, const char *name, JsonArray *array)
{
  g_autoptr (JsonArray) clean = json_array_new ();
  guint length = json_array_get_length (array);

  for (guint i = 0; i < length; i++)
    json_array_add_element (clean, clean_node (self, name, json_array_get_element (array, i)));

  return json_node_init_array (json_node_alloc (), clean);
}

static JsonNode *
clean_parameter (MdrPrivacy *self, const char *name, JsonNode *node)
{
  if (g_strv_contains (local_parameters, name))
    return json_node_init_string (json_node_alloc (), MDR_PRIVACY_MARK);

  return clean_node (self, name, node);
}

static JsonNode *
clean_object (MdrPrivacy *self, const char *name, JsonObject *object)
{
  const gboolean are_parameters = g_strcmp0 (name, "parameters") == 0;
  g_autoptr (JsonObject) clean = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &value))
    {
      /* Whom to ask is no secret of the user's: the administrator wrote it for everybody. */
      if (name == NULL && g_str_equal (member, "support"))
        json_object_set_member (clean, member, json_node_copy (value));
      else if (are_parameters)
        json_object_set_member (clean, member, clean_parameter (self, member, value));
      else if (!g_strv_contains (prose, member))
        json_object_set_member (clean, member, clean_node (self, member, value));
    }

  return json_node_init_object (json_node_alloc (), clean);
}

static JsonNode *
clean_node (MdrPrivacy *self, const char *name, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return clean_object (self, name, json_node_get_object (node));

  if (JSON_NODE_HOLDS_ARRAY (node))
    return clean_array (self, name, json_node_get_array (node));

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return clean_string (self, name, node);

  return json_node_copy (node);
}

/**
 * mdr_report_privacy_clean:
 * @privacy: what is to be taken out
 * @node: JSON of a session
 *
 * Returns: (transfer full): the same without prose and without what is private
 */
JsonNode *
mdr_report_privacy_clean (MdrPrivacy *privacy, JsonNode *node)
{
  JsonNode *clean;

  g_return_val_if_fail (privacy != NULL, NULL);
  g_return_val_if_fail (node != NULL, NULL);

  clean = clean_node (privacy, NULL, node);
  json_node_seal (clean);

  return clean;
}

static void
hide_names_of_settings (MdrPrivacy *self, MdrSettings *settings)
{
  GListModel *services = mdr_settings_get_services (settings);
  guint n_services = g_list_model_get_n_items (services);

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);

      mdr_privacy_hide_name (self, mdr_service_get_user_name (service));
    }
}

/* What a mail program has for a user name may be another one. */
static void
hide_names_of_finding (MdrPrivacy *self, MdrFinding *finding)
{
  const char *difference = mdr_finding_get_parameter (finding, "difference");
  int code;

  if (difference == NULL || !mdr_enum_from_nick (MDR_TYPE_DIFFERENCE_CODE, difference, &code))
    return;

  if (code != MDR_DIFFERENCE_LOCAL_PART_AS_USER && code != MDR_DIFFERENCE_WRONG_USER_NAME &&
      code != MDR_DIFFERENCE_TWO_ADDRESSES)
    return;

  mdr_privacy_hide_name (self, mdr_finding_get_parameter (finding, "yours"));
  mdr_privacy_hide_name (self, mdr_finding_get_parameter (finding, "right"));
}

static void
hide_names_of_probes (MdrPrivacy *self, GListModel *probes)
{
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      MdrService *service = mdr_probe_get_service (probe);
      GListModel *findings = mdr_probe_get_findings (probe);
      guint n_findings = g_list_model_get_n_items (findings);

      if (service != NULL)
        mdr_privacy_hide_name (self, mdr_service_get_user_name (service));

      for (guint j = 0; j < n_findings; j++)
        {
          g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, j);

          hide_names_of_finding (self, finding);
        }
    }
}

static void
hide_account (MdrPrivacy *self, MdrSession *session)
{
  MdrSettingsProbe *probe = mdr_session_get_settings_probe (session);
  GListModel *opinions = probe != NULL ? mdr_settings_probe_get_opinions (probe) : NULL;
  guint n_opinions = opinions != NULL ? g_list_model_get_n_items (opinions) : 0;
  g_autofree char *proposed = mdr_session_dup_proposed_user_name (session);

  mdr_privacy_hide_mail_addresses (self);
  mdr_privacy_hide_name (self, mdr_address_get_text (mdr_session_get_address (session)));
  mdr_privacy_hide_name (self, mdr_session_get_user_name (session));
  mdr_privacy_hide_name (self, proposed);

  if (mdr_session_get_settings (session) != NULL)
    hide_names_of_settings (self, mdr_session_get_settings (session));
  for (guint i = 0; i < n_opinions; i++)
    {
      g_autoptr (MdrSettings) opinion = g_list_model_get_item (opinions, i);

      hide_names_of_settings (self, opinion);
    }
  hide_names_of_probes (self, mdr_session_get_probes (session));
}

static void
hide_hosts_of_findings (MdrPrivacy *self, GListModel *findings)
{
  static const char *const names[] = { "host", "server", "yours" };
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);
      const char *difference = mdr_finding_get_parameter (finding, "difference");

      for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
        {
          const char *host = mdr_finding_get_parameter (finding, names[j]);

          if (host != NULL && (difference == NULL || g_strcmp0 (difference, "old-host") == 0))
            mdr_privacy_hide_host (self, host);
        }
    }
}

/* What belongs to the network here is told from what belongs to the provider. */
static void
sort_hosts (MdrPrivacy *self, GListModel *probes)
{
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      MdrService *service = mdr_probe_get_service (probe);
      const char *const *addresses = NULL;

      hide_hosts_of_findings (self, mdr_probe_get_findings (probe));
      if (service != NULL)
        mdr_privacy_hide_host (self, mdr_service_get_host (service));
      if (MDR_IS_SERVICE_PROBE (probe))
        addresses = mdr_service_probe_get_addresses (MDR_SERVICE_PROBE (probe));

      for (guint j = 0; addresses != NULL && addresses[j] != NULL; j++)
        mdr_privacy_spare_ip_address (self, addresses[j]);
    }
}

/**
 * mdr_report_privacy_new:
 * @session: a session with an address
 * @with_address: whether the user wants to tell the address
 *
 * Returns: (transfer full): what is to be taken out of the session’s report
 */
MdrPrivacy *
mdr_report_privacy_new (MdrSession *session, gboolean with_address)
{
  MdrAddress *address = mdr_session_get_address (session);
  MdrPrivacy *self = mdr_privacy_new ();

  mdr_privacy_spare_domain (self, mdr_address_get_domain (address));
  sort_hosts (self, mdr_session_get_probes (session));
  mdr_privacy_hide_computer (self, with_address ? mdr_address_get_text (address) : NULL);
  if (!with_address)
    hide_account (self, session);

  return self;
}
