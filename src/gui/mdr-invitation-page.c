/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page stands in the place of the wizard until it is answered. It only shows and asks: what is
 * answered is the window's business, and nothing is done before.
 */

#include "mdr-invitation-page.h"

#include <glib/gi18n.h>

#include "gui/mdr-invitation-rows.h"
#include "gui/mdr-page-code-button.h"
#include "gui/mdr-rows.h"
#include "knowledge/mdr-texts.h"

struct _MdrInvitationPage
{
  AdwBin parent_instance;

  /* owned */
  MdrInvitation *invitation; /* nullable */

  /* template */
  GtkLabel *heading;
  GtkLabel *explanation;
  AdwPreferencesGroup *account;
  AdwPreferencesGroup *authorities;
  AdwPreferencesGroup *sender;
  AdwPreferencesGroup *servers;
  GtkWidget *decline_button;
  GtkWidget *use_button;
};

G_DEFINE_FINAL_TYPE (MdrInvitationPage, mdr_invitation_page, ADW_TYPE_BIN)

enum
{
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
used_cb (MdrInvitationPage *self)
{
  g_signal_emit (self, signals[ANSWERED], 0, TRUE);
}

static void
declined_cb (MdrInvitationPage *self)
{
  g_signal_emit (self, signals[ANSWERED], 0, FALSE);
}

static void
show_account (MdrInvitationPage *self)
{
  MdrAddress *address = mdr_invitation_get_address (self->invitation);
  MdrStepId step = mdr_invitation_get_step (self->invitation);
  const char *user_name = mdr_invitation_get_user_name (self->invitation);

  if (address != NULL)
    adw_preferences_group_add (
        self->account, mdr_rows_create_text (_ ("Mail address"), mdr_address_get_text (address)));
  if (user_name != NULL)
    adw_preferences_group_add (self->account, mdr_rows_create_text (_ ("User name"), user_name));
  if (address != NULL && step != MDR_STEP_START)
    adw_preferences_group_add (
        self->account,
        mdr_rows_create_text (_ ("Step to begin with"), mdr_texts_get_step_title (step)));

  gtk_widget_set_visible (GTK_WIDGET (self->account), address != NULL || user_name != NULL);
}

static void
show_servers (MdrInvitationPage *self)
{
  GPtrArray *services = mdr_invitation_get_services (self->invitation);

  for (guint i = 0; i < services->len; i++)
    adw_preferences_group_add (
        self->servers,
        mdr_invitation_rows_create_service (self->invitation, g_ptr_array_index (services, i)));

  gtk_widget_set_visible (GTK_WIDGET (self->servers), services->len > 0);
  adw_preferences_group_set_description (
      self->servers,
      mdr_invitation_rows_has_strange_server (self->invitation)
          ? _ ("A password that you type later goes to these servers. Not all of them are known as "
               "servers of the provider of this address: make sure whose they are.")
          : _ ("A password that you type later goes to these servers."));
}

static void
show_authorities (MdrInvitationPage *self)
{
  GPtrArray *authorities = mdr_invitation_get_authorities (self->invitation);

  for (guint i = 0; i < authorities->len; i++)
    adw_preferences_group_add (self->authorities, mdr_invitation_rows_create_authority (
                                                      g_ptr_array_index (authorities, i)));

  gtk_widget_set_visible (GTK_WIDGET (self->authorities), authorities->len > 0);
  adw_preferences_group_set_title (
      self->authorities,
      ngettext ("Authority to be trusted", "Authorities to be trusted", authorities->len));
}

/* Whoever presses Return without reading has not agreed to anything. A window that is shown looks
 * for a focus of its own first. */
static void
mdr_invitation_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mdr_invitation_page_parent_class)->map (widget);

  gtk_widget_grab_focus (MDR_INVITATION_PAGE (widget)->decline_button);
}

static void
mdr_invitation_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_INVITATION_PAGE);

  G_OBJECT_CLASS (mdr_invitation_page_parent_class)->dispose (object);
}

static void
mdr_invitation_page_finalize (GObject *object)
{
  g_clear_object (&MDR_INVITATION_PAGE (object)->invitation);

  G_OBJECT_CLASS (mdr_invitation_page_parent_class)->finalize (object);
}

static void
mdr_invitation_page_class_init (MdrInvitationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_invitation_page_dispose;
  object_class->finalize = mdr_invitation_page_finalize;
  widget_class->map = mdr_invitation_page_map;

  /**
   * MdrInvitationPage::answered:
   * @self: the page
   * @agreed: whether the user wants to use what is in the invitation
   */
  signals[ANSWERED] = g_signal_new ("answered", MDR_TYPE_INVITATION_PAGE, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (MDR_TYPE_PAGE_CODE_BUTTON);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "invitation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrInvitationPage, account);
  gtk_widget_class_bind_template_child (widget_class, MdrInvitationPage, authorities);
  gtk_widget_class_bind_template_child (widget_class, MdrInvitationPage, decline_button);
  gtk_widget_class_bind_template_child (widget_class, MdrInvitationPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, MdrInvitationPage, heading);
  gtk_widget_class_bind_template_child (widget_class, MdrInvitationPage, sender);
  gtk_widget_class_bind_template_child (widget_class, MdrInvitationPage, servers);
  gtk_widget_class_bind_template_child (widget_class, MdrInvitationPage, use_button);
  gtk_widget_class_bind_template_callback (widget_class, declined_cb);
  gtk_widget_class_bind_template_callback (widget_class, used_cb);
}

static void
mdr_invitation_page_init (MdrInvitationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mdr_invitation_page_new:
 * @invitation: an invitation
 *
 * Returns: (transfer floating): a page that says what is in @invitation, and asks
 */
GtkWidget *
mdr_invitation_page_new (MdrInvitation *invitation)
{
  MdrInvitationPage *self;

  g_return_val_if_fail (MDR_IS_INVITATION (invitation), NULL);

  self = g_object_new (MDR_TYPE_INVITATION_PAGE, NULL);
  self->invitation = g_object_ref (invitation);
  adw_preferences_group_add (self->sender, mdr_invitation_rows_create_sender (invitation));
  show_account (self);
  show_servers (self);
  show_authorities (self);

  return GTK_WIDGET (self);
}

/**
 * mdr_invitation_page_new_unusable:
 * @reason: what is wrong with an invitation
 *
 * Returns: (transfer floating): a page that says so, and can only be left
 */
GtkWidget *
mdr_invitation_page_new_unusable (const char *reason)
{
  MdrInvitationPage *self;

  g_return_val_if_fail (reason != NULL, NULL);

  self = g_object_new (MDR_TYPE_INVITATION_PAGE, NULL);
  gtk_label_set_label (self->heading, _ ("This invitation cannot be used"));
  gtk_label_set_label (self->explanation, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->sender), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->account), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->servers), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->authorities), FALSE);
  gtk_widget_set_visible (self->use_button, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->decline_button), _ ("Go On _Without It"));

  return GTK_WIDGET (self);
}

/**
 * mdr_invitation_page_get_invitation:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the invitation that is shown, if it can be used
 */
MdrInvitation *
mdr_invitation_page_get_invitation (MdrInvitationPage *self)
{
  g_return_val_if_fail (MDR_IS_INVITATION_PAGE (self), NULL);

  return self->invitation;
}
