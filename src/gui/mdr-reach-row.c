/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A probe often finds out more than whether the network lets it through. The row looks at that part
 * only: a server that answers and then refuses the password was reached.
 */

#include "mdr-reach-row.h"

#include <glib/gi18n.h>

#include "gui/mdr-activity.h"
#include "gui/mdr-check-again-button.h"
#include "gui/mdr-portal-button.h"
#include "gui/mdr-rows.h"
#include "gui/mdr-state-badge.h"
#include "knowledge/mdr-texts.h"
#include "probe/mdr-service-probe.h"

struct _MdrReachRow
{
  AdwActionRow parent_instance;

  MdrState state;

  /* owned */
  MdrSession *session;
  MdrProbe *probe;
  MdrActivity *activity;

  /* borrowed: children */
  GtkWidget *again_button;
  GtkWidget *portal_button;
};

G_DEFINE_FINAL_TYPE (MdrReachRow, mdr_reach_row, ADW_TYPE_ACTION_ROW)

typedef enum
{
  PROP_SESSION = 1,
  PROP_PROBE,
  PROP_STATE,
} MdrReachRowProperty;

static GParamSpec *properties[PROP_STATE + 1];

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

/* What is looked at, for as long as there is nothing to say about it. */
static char *
dup_subject (MdrProbe *probe)
{
  MdrService *service = mdr_probe_get_service (probe);
  g_autofree char *place = NULL;

  for (guint i = 0; service == NULL && i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].id, mdr_probe_get_id (probe)))
      return g_strdup (_ (titles[i].title));

  if (service == NULL)
    return g_strdup (mdr_probe_get_id (probe));

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

/* A line for each kind of connection that was tried. */
static char *
dup_families (MdrProbe *probe)
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

/* A probe that only looks closer where others meet trouble is no row before it has something to
 * say. */
static gboolean
is_of_interest (MdrProbe *probe, MdrFinding *telling)
{
  if (telling != NULL || mdr_probe_get_service (probe) != NULL)
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].id, mdr_probe_get_id (probe)))
      return TRUE;

  return FALSE;
}

/* The worst finding about the network; among equals the latest, which is the farthest on the way.
 */
static MdrFinding *
find_telling (MdrReachRow *self)
{
  GListModel *findings = mdr_probe_get_findings (self->probe);
  guint n_findings = g_list_model_get_n_items (findings);
  MdrFinding *telling = NULL;

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) found = g_list_model_get_item (findings, i);
      MdrFinding *finding = mdr_session_weigh_finding (self->session, found);

      /* The list, or the session, keeps it alive. */
      if (mdr_finding_get_step (finding) == MDR_STEP_NETWORK &&
          (telling == NULL ||
           mdr_finding_get_severity (finding) >= mdr_finding_get_severity (telling)))
        telling = finding;
    }

  return telling;
}

static MdrState
judge (MdrProbe *probe, MdrFinding *telling)
{
  MdrState connected;

  if (telling != NULL && mdr_finding_get_severity (telling) == MDR_SEVERITY_ERROR)
    return MDR_STATE_FAILED;

  if (mdr_probe_get_phase (probe, MDR_PHASE_CONNECT, &connected) && connected != MDR_STATE_PASSED)
    return mdr_probe_get_state (probe) == MDR_STATE_RUNNING ? MDR_STATE_RUNNING : connected;

  if (telling != NULL && mdr_finding_get_severity (telling) == MDR_SEVERITY_WARNING)
    return MDR_STATE_WARNING;

  if (telling != NULL && mdr_probe_get_state (probe) != MDR_STATE_SKIPPED)
    return MDR_STATE_PASSED;

  return mdr_probe_get_state (probe);
}

/* What is being done, or how the kinds of connection got on. */
static void
show_details (MdrReachRow *self)
{
  g_autofree char *families = dup_families (self->probe);
  const char *activity =
      self->state == MDR_STATE_RUNNING ? mdr_activity_get_text (self->activity) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), activity != NULL ? activity : families);
}

static void
probe_changed_cb (MdrReachRow *self)
{
  MdrFinding *telling = find_telling (self);
  MdrState state = judge (self->probe, telling);
  g_autofree char *sentence =
      telling != NULL ? mdr_texts_dup_finding (telling) : dup_subject (self->probe);
  g_autofree char *subject = dup_subject (self->probe);
  /* Translators: how something stands, and the sentence on it, for screen readers. */
  g_autofree char *name =
      g_strdup_printf (_ ("%s: %s"), mdr_texts_get_state_title (state), sentence);

  gtk_widget_set_visible (GTK_WIDGET (self), is_of_interest (self->probe, telling));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), sentence);
  mdr_rows_set_accessible_label (GTK_WIDGET (self), name);
  mdr_check_again_button_set_subject (self->again_button, subject);
  mdr_portal_button_set_finding (self->portal_button, telling);

  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  show_details (self);
}

static void
mdr_reach_row_constructed (GObject *object)
{
  MdrReachRow *self = MDR_REACH_ROW (object);
  GCallback changed_cb = G_CALLBACK (probe_changed_cb);

  G_OBJECT_CLASS (mdr_reach_row_parent_class)->constructed (object);

  self->again_button = mdr_check_again_button_new (self->probe);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->again_button);

  g_signal_connect_object (self->probe, "notify::state", changed_cb, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mdr_probe_get_findings (self->probe), "items-changed", changed_cb, self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mdr_probe_get_phases (self->probe), "items-changed", changed_cb, self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "updated", changed_cb, self, G_CONNECT_SWAPPED);
  mdr_activity_set_probe (self->activity, self->probe);
  probe_changed_cb (self);
}

static void
mdr_reach_row_dispose (GObject *object)
{
  g_clear_object (&MDR_REACH_ROW (object)->activity);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_REACH_ROW);

  G_OBJECT_CLASS (mdr_reach_row_parent_class)->dispose (object);
}

static void
mdr_reach_row_finalize (GObject *object)
{
  MdrReachRow *self = MDR_REACH_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->probe);

  G_OBJECT_CLASS (mdr_reach_row_parent_class)->finalize (object);
}

static void
mdr_reach_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrReachRow *self = MDR_REACH_ROW (object);

  switch ((MdrReachRowProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_PROBE:
      g_value_set_object (value, self->probe);
      break;

    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_reach_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrReachRow *self = MDR_REACH_ROW (object);

  switch ((MdrReachRowProperty) prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;

    case PROP_PROBE:
      self->probe = g_value_dup_object (value);
      break;

    case PROP_STATE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_reach_row_class_init (MdrReachRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = mdr_reach_row_constructed;
  object_class->dispose = mdr_reach_row_dispose;
  object_class->finalize = mdr_reach_row_finalize;
  object_class->get_property = mdr_reach_row_get_property;
  object_class->set_property = mdr_reach_row_set_property;

  properties[PROP_SESSION] = g_param_spec_object (
      "session", NULL, NULL, MDR_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | flags);
  properties[PROP_PROBE] = g_param_spec_object ("probe", NULL, NULL, MDR_TYPE_PROBE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, MDR_TYPE_STATE,
                                              MDR_STATE_WAITING, G_PARAM_READABLE | flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_STATE_BADGE);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "reach-row.ui");
}

static void
mdr_reach_row_init (MdrReachRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->activity = mdr_activity_new (GTK_WIDGET (self));
  g_signal_connect_object (self->activity, "notify::text", G_CALLBACK (show_details), self,
                           G_CONNECT_SWAPPED);
  self->portal_button = mdr_portal_button_new ();
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->portal_button);
}

/**
 * mdr_reach_row_new:
 * @session: the session that @probe belongs to
 * @probe: a probe that concerns %MDR_STEP_NETWORK
 *
 * Returns: (transfer floating): a row that follows @probe
 */
GtkWidget *
mdr_reach_row_new (MdrSession *session, MdrProbe *probe)
{
  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);
  g_return_val_if_fail (MDR_IS_PROBE (probe), NULL);

  return g_object_new (MDR_TYPE_REACH_ROW, "session", session, "probe", probe, NULL);
}
