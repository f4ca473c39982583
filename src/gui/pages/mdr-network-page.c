/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row a check, from the internet as such to the ports of the mail servers.
 */

#include "mdr-network-page.h"

#include "gui/mdr-change-group.h"
#include "gui/mdr-device-note.h"
#include "gui/mdr-guide-list.h"
#include "gui/mdr-heading.h"
#include "gui/mdr-probe-rows.h"
#include "gui/mdr-reach-row.h"
#include "gui/mdr-vpn-hint.h"
#include "gui/mdr-way-view.h"

struct _MdrNetworkPage
{
  MdrPage parent_instance;

  MdrCause cause;

  /* template */
  GtkListBox *probes;
};

G_DEFINE_FINAL_TYPE (MdrNetworkPage, mdr_network_page, MDR_TYPE_PAGE)

typedef enum
{
  PROP_CAUSE = 1,
} MdrNetworkPageProperty;

static GParamSpec *properties[PROP_CAUSE + 1];

static gboolean
has_cause (MdrNetworkPage *self, MdrCause cause)
{
  return cause != MDR_CAUSE_OK;
}

/* Looking for the settings needs the network, too, but says nothing about it. */
static gboolean
tells_of_network (gpointer probe, gpointer user_data)
{
  return mdr_probe_concerns (probe, MDR_STEP_NETWORK) && !MDR_IS_SETTINGS_PROBE (probe);
}

/* The network as such comes before the servers. */
static int
compare_probes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gboolean a_is_server = mdr_probe_get_service ((MdrProbe *) a) != NULL;
  gboolean b_is_server = mdr_probe_get_service ((MdrProbe *) b) != NULL;

  return a_is_server - b_is_server;
}

static GtkWidget *
create_row (MdrProbe *probe, gpointer session)
{
  return mdr_reach_row_new (session, probe);
}

/* The cause that the first error on this page points to. */
static MdrCause
find_cause (GListModel *findings)
{
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      if (mdr_finding_get_severity (finding) == MDR_SEVERITY_ERROR)
        return mdr_finding_get_cause (finding);
    }

  return MDR_CAUSE_OK;
}

static void
mdr_network_page_updated (MdrPage *page)
{
  MdrNetworkPage *self = MDR_NETWORK_PAGE (page);
  MdrCause cause = find_cause (mdr_step_get_findings (mdr_page_get_step (page)));

  if (self->cause == cause)
    return;

  self->cause = cause;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAUSE]);
}

static void
mdr_network_page_constructed (GObject *object)
{
  MdrNetworkPage *self = MDR_NETWORK_PAGE (object);
  GListModel *all;
  GtkFilterListModel *telling;
  g_autoptr (GtkSortListModel) probes = NULL;

  G_OBJECT_CLASS (mdr_network_page_parent_class)->constructed (object);

  all = mdr_session_get_probes (mdr_page_get_session (MDR_PAGE (self)));
  telling = gtk_filter_list_model_new (
      g_object_ref (all), GTK_FILTER (gtk_custom_filter_new (tells_of_network, NULL, NULL)));
  probes = gtk_sort_list_model_new (
      G_LIST_MODEL (telling), GTK_SORTER (gtk_custom_sorter_new (compare_probes, NULL, NULL)));
  mdr_probe_rows_bind (self->probes, G_LIST_MODEL (probes), create_row,
                       mdr_page_get_session (MDR_PAGE (self)));
}

static void
mdr_network_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_NETWORK_PAGE);

  G_OBJECT_CLASS (mdr_network_page_parent_class)->dispose (object);
}

static void
mdr_network_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrNetworkPage *self = MDR_NETWORK_PAGE (object);

  switch ((MdrNetworkPageProperty) prop_id)
    {
    case PROP_CAUSE:
      g_value_set_enum (value, self->cause);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_network_page_class_init (MdrNetworkPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mdr_network_page_constructed;
  object_class->dispose = mdr_network_page_dispose;
  object_class->get_property = mdr_network_page_get_property;
  MDR_PAGE_CLASS (klass)->updated = mdr_network_page_updated;

  properties[PROP_CAUSE] =
      g_param_spec_enum ("cause", NULL, NULL, MDR_TYPE_CAUSE, MDR_CAUSE_OK,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_CHANGE_GROUP);
  g_type_ensure (MDR_TYPE_DEVICE_NOTE);
  g_type_ensure (MDR_TYPE_GUIDE_LIST);
  g_type_ensure (MDR_TYPE_HEADING);
  g_type_ensure (MDR_TYPE_VPN_HINT);
  g_type_ensure (MDR_TYPE_WAY_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "pages/network.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrNetworkPage, probes);
  gtk_widget_class_bind_template_callback (widget_class, has_cause);
}

static void
mdr_network_page_init (MdrNetworkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
