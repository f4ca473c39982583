/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the user can switch a VPN off; what comes of it is seen without him. The hint is there while
 * a VPN is suspected, or carries everything and mail does not get through.
 */

#include "mdr-vpn-hint.h"

#include <glib/gi18n.h>

#include "core/mdr-diagnosis.h"
#include "gui/mdr-rows.h"

struct _MdrVpnHint
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  MdrSession *session;
  char *name;

  /* borrowed: a child */
  GtkWidget *row;
};

G_DEFINE_FINAL_TYPE (MdrVpnHint, mdr_vpn_hint, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_SESSION = 1,
} MdrVpnHintProperty;

static GParamSpec *properties[PROP_SESSION + 1];

static gboolean
is_in_the_way (MdrFinding *finding)
{
  return g_str_equal (mdr_finding_get_code (finding), "vpn-active") &&
         (g_strcmp0 (mdr_finding_get_parameter (finding, "default-route"), "yes") == 0 ||
          g_strcmp0 (mdr_finding_get_parameter (finding, "mail-route"), "yes") == 0);
}

static MdrFinding *
find_tunnel (MdrSession *session)
{
  GListModel *findings = mdr_step_get_findings (mdr_session_get_step (session, MDR_STEP_NETWORK));
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      /* The list keeps it alive. */
      if (is_in_the_way (finding))
        return finding;
    }

  return NULL;
}

static gboolean
is_suspected (MdrSession *session)
{
  g_autoptr (MdrRankedCause) first = g_list_model_get_item (mdr_session_get_diagnosis (session), 0);

  return first != NULL && mdr_ranked_cause_get_cause (first) == MDR_CAUSE_VPN_INTERFERENCE &&
         mdr_ranked_cause_get_confidence (first) >= MDR_DIAGNOSIS_POSSIBLE;
}

/* Where a server answers, the way to it is in order, whatever it says to a password. */
static gboolean
mail_is_stuck (MdrSession *session)
{
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      MdrVerdict *verdict = mdr_session_get_verdict (session, direction);

      if (mdr_verdict_get_state (verdict) == MDR_STATE_FAILED &&
          mdr_verdict_get_reached (verdict) < MDR_PHASE_CAPABILITIES)
        return TRUE;
    }

  return FALSE;
}

static char *
dup_advice (const char *name)
{
  if (name == NULL || *name == '\0')
    return g_strdup (_ ("Switch the VPN off for a moment and leave this window open. Mail Doctor "
                        "notices it by itself and checks again."));

  /* Translators: %s is what the user called the VPN. */
  return g_strdup_printf (
      _ ("Switch the VPN “%s” off for a moment and leave this window open. Mail "
         "Doctor notices it by itself and checks again."),
      name);
}

static void
show_advice (MdrVpnHint *self, const char *name)
{
  g_autofree char *advice = NULL;

  if (self->row != NULL && g_strcmp0 (self->name, name) == 0)
    return;

  if (self->row != NULL)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->row);
  g_free (self->name);
  self->name = g_strdup (name);

  advice = dup_advice (name);
  self->row = mdr_rows_create_text (_ ("Try it without the VPN"), advice);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->row);
}

static void
session_updated_cb (MdrVpnHint *self)
{
  MdrFinding *tunnel = find_tunnel (self->session);
  gboolean wanted =
      mdr_session_is_live (self->session) &&
      (is_suspected (self->session) || (tunnel != NULL && mail_is_stuck (self->session)));

  if (wanted)
    show_advice (self, tunnel != NULL ? mdr_finding_get_parameter (tunnel, "name") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), wanted);
}

static void
mdr_vpn_hint_finalize (GObject *object)
{
  MdrVpnHint *self = MDR_VPN_HINT (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (mdr_vpn_hint_parent_class)->finalize (object);
}

static void
mdr_vpn_hint_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrVpnHint *self = MDR_VPN_HINT (object);

  switch ((MdrVpnHintProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_vpn_hint_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrVpnHint *self = MDR_VPN_HINT (object);

  switch ((MdrVpnHintProperty) prop_id)
    {
    case PROP_SESSION:
      if (g_value_get_object (value) == NULL ||
          !g_set_object (&self->session, g_value_get_object (value)))
        return;

      g_signal_connect_object (self->session, "updated", G_CALLBACK (session_updated_cb), self,
                               G_CONNECT_SWAPPED);
      session_updated_cb (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_vpn_hint_class_init (MdrVpnHintClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdr_vpn_hint_finalize;
  object_class->get_property = mdr_vpn_hint_get_property;
  object_class->set_property = mdr_vpn_hint_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_vpn_hint_init (MdrVpnHint *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
