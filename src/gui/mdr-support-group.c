/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Address, provider, first cause and servers, each with its button, folded up: most people need
 * none of it. The rows are made anew only when they say something else.
 */

#include "mdr-support-group.h"

#include <glib/gi18n.h>

#include "gui/mdr-copy-button.h"
#include "gui/mdr-rows.h"
#include "gui/mdr-slices.h"
#include "knowledge/mdr-texts.h"

struct _MdrSupportGroup
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  MdrSession *session;
  char *text;        /* of all rows, a line each */
  GPtrArray *values; /* titles and values, one after the other */

  /* borrowed: children */
  AdwExpanderRow *expander;
  GPtrArray *rows;

  gboolean outdated; /* the rows show other values than there are */
};

G_DEFINE_FINAL_TYPE (MdrSupportGroup, mdr_support_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_SESSION = 1,
} MdrSupportGroupProperty;

static GParamSpec *properties[PROP_SESSION + 1];

/* A title and a value one after the other. */
static void
add (GPtrArray *values, const char *title, const char *value)
{
  g_ptr_array_add (values, g_strdup (title));
  g_ptr_array_add (values, g_strdup (value));
}

static void
add_service (GPtrArray *values, MdrService *service)
{
  /* Translators: a server, its port, and the kind of encryption: “imap.example.it, port 993,
   * SSL/TLS”. */
  g_autofree char *value = g_strdup_printf (
      _ ("%s, port %u, %s"), mdr_service_get_host (service), (guint) mdr_service_get_port (service),
      mdr_texts_get_security_title (mdr_service_get_security (service)));

  add (values, mdr_texts_get_protocol_title (mdr_service_get_protocol (service)), value);
}

static void
add_services (GPtrArray *values, MdrSettings *settings)
{
  GListModel *services = settings != NULL ? mdr_settings_get_services (settings) : NULL;
  guint n_services = services != NULL ? g_list_model_get_n_items (services) : 0;

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);

      add_service (values, service);
    }
}

static GPtrArray *
collect_values (MdrSession *session)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  MdrAddress *address = mdr_session_get_address (session);
  MdrProvider *provider = mdr_session_get_provider (session);
  g_autoptr (MdrRankedCause) first = g_list_model_get_item (mdr_session_get_diagnosis (session), 0);

  if (address == NULL)
    return values;

  add (values, _ ("Mail address"), mdr_address_get_text (address));
  if (provider != NULL)
    add (values, _ ("Provider"), mdr_provider_get_name (provider));
  if (first != NULL)
    add (values, _ ("First cause, as a code"),
         mdr_cause_to_code (mdr_ranked_cause_get_cause (first)));
  add_services (values, mdr_session_get_settings (session));

  return values;
}

static char *
dup_text (GPtrArray *values)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < values->len; i += 2)
    g_string_append_printf (text, "%s: %s\n", (const char *) values->pdata[i],
                            (const char *) values->pdata[i + 1]);

  return g_string_free (text, FALSE);
}

static void
remove_rows (MdrSupportGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->expander, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (MdrSupportGroup *self, const char *title, const char *value)
{
  /* Translators: a button beside a value, for screen readers: “Copy: Provider”. */
  g_autofree char *copy_label = g_strdup_printf (_ ("Copy: %s"), title);
  GtkWidget *row = mdr_rows_create_value (title, value, copy_label);

  adw_expander_row_add_row (self->expander, row);
  g_ptr_array_add (self->rows, row);
}

/* The rows of the values before go all at once, the others come one by one. */
static gboolean
show_value_slice (GtkWidget *widget)
{
  MdrSupportGroup *self = MDR_SUPPORT_GROUP (widget);
  const guint i = 2 * self->rows->len;

  if (self->outdated)
    remove_rows (self);
  else if (i < self->values->len)
    add_row (self, self->values->pdata[i], self->values->pdata[i + 1]);
  self->outdated = FALSE;

  return 2 * self->rows->len < self->values->len;
}

static void
session_updated_cb (MdrSupportGroup *self)
{
  g_autoptr (GPtrArray) values = collect_values (self->session);
  g_autofree char *text = dup_text (values);

  if (g_strcmp0 (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_steal_pointer (&text);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  self->values = g_steal_pointer (&values);
  self->outdated = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->values->len > 0);
  mdr_slices_plan (GTK_WIDGET (self), show_value_slice);
}

static void
set_session (MdrSupportGroup *self, MdrSession *session)
{
  /* The template binds it, and has none at first. */
  if (session == NULL || !g_set_object (&self->session, session))
    return;

  g_signal_connect_object (session, "updated", G_CALLBACK (session_updated_cb), self,
                           G_CONNECT_SWAPPED);
  session_updated_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
copy_all_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.copy", "s", MDR_SUPPORT_GROUP (widget)->text);
}

static void
mdr_support_group_finalize (GObject *object)
{
  MdrSupportGroup *self = MDR_SUPPORT_GROUP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_support_group_parent_class)->finalize (object);
}

static void
mdr_support_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MdrSupportGroupProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MDR_SUPPORT_GROUP (object)->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_support_group_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch ((MdrSupportGroupProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (MDR_SUPPORT_GROUP (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_support_group_class_init (MdrSupportGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdr_support_group_finalize;
  object_class->get_property = mdr_support_group_get_property;
  object_class->set_property = mdr_support_group_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "support.copy-all", NULL,
                                   copy_all_activated);
}

static void
mdr_support_group_init (MdrSupportGroup *self)
{
  GtkWidget *button = mdr_copy_button_new (_ ("Copy all of it"), "support.copy-all");

  self->rows = g_ptr_array_new ();
  self->expander =
      g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _ ("For whoever helps you"), "subtitle",
                    _ ("Address, provider, cause and servers, to copy"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->expander));

  adw_expander_row_add_action (self->expander, button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
