/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There only where the user has agreed to an invitation with servers in it.
 */

#include "mdr-invitation-note.h"

#include <glib/gi18n.h>

struct _MdrInvitationNote
{
  AdwBin parent_instance;

  /* owned */
  MdrSession *session;

  /* borrowed: the child */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (MdrInvitationNote, mdr_invitation_note, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
} MdrInvitationNoteProperty;

static GParamSpec *properties[PROP_SESSION + 1];

static char *
list_hosts (GPtrArray *services)
{
  g_autoptr (GString) hosts = g_string_new (NULL);

  for (guint i = 0; i < services->len; i++)
    g_string_append_printf (hosts, "%s%s", i > 0 ? ", " : "",
                            mdr_service_get_host (g_ptr_array_index (services, i)));

  return g_string_free (g_steal_pointer (&hosts), FALSE);
}

static char *
dup_text (MdrInvitation *invitation)
{
  const char *sender = mdr_invitation_get_sender (invitation);
  g_autofree char *hosts = list_hosts (mdr_invitation_get_services (invitation));

  if (sender != NULL)
    /* Translators: names of mail servers, and who says to have sent them. */
    return g_strdup_printf (_ ("The password goes to %s. This comes from the invitation that says "
                               "it is from “%s”."),
                            hosts, sender);

  /* Translators: names of mail servers. */
  return g_strdup_printf (_ ("The password goes to %s. This comes from the invitation that you "
                             "decided to use."),
                          hosts);
}

static void
update (MdrInvitationNote *self)
{
  MdrInvitation *invitation = mdr_session_get_invitation (self->session);
  gboolean has_servers = invitation != NULL && mdr_invitation_get_services (invitation)->len > 0;
  g_autofree char *text = has_servers ? dup_text (invitation) : NULL;

  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), has_servers);
}

static void
set_session (MdrInvitationNote *self, MdrSession *session)
{
  /* The template binds it, and has none at first. */
  if (!g_set_object (&self->session, session))
    return;

  g_signal_connect_object (session, "updated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
mdr_invitation_note_finalize (GObject *object)
{
  g_clear_object (&MDR_INVITATION_NOTE (object)->session);

  G_OBJECT_CLASS (mdr_invitation_note_parent_class)->finalize (object);
}

static void
mdr_invitation_note_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MdrInvitationNoteProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MDR_INVITATION_NOTE (object)->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_invitation_note_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  switch ((MdrInvitationNoteProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (MDR_INVITATION_NOTE (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_invitation_note_class_init (MdrInvitationNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdr_invitation_note_finalize;
  object_class->get_property = mdr_invitation_note_get_property;
  object_class->set_property = mdr_invitation_note_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_invitation_note_init (MdrInvitationNote *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
