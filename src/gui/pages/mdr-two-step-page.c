/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What follows from the provider's rule and from the user's two-step verification.
 */

#include "mdr-two-step-page.h"

#include <glib/gi18n.h>

#include "gui/mdr-finding-list.h"
#include "gui/mdr-guide-list.h"
#include "gui/mdr-heading.h"
#include "gui/mdr-lesson-group.h"
#include "gui/mdr-online-account-group.h"
#include "gui/mdr-rows.h"
#include "gui/mdr-sign-in-form.h"
#include "knowledge/mdr-texts.h"

struct _MdrTwoStepPage
{
  MdrPage parent_instance;

  /* borrowed: whose links are shown */
  MdrProvider *linked_provider;

  /* template */
  AdwPreferencesGroup *links;
  GtkListBox *link_list;
  MdrSignInForm *sign_in_form;
};

G_DEFINE_FINAL_TYPE (MdrTwoStepPage, mdr_two_step_page, MDR_TYPE_PAGE)

static MdrSignInPolicy
get_policy (MdrTwoStepPage *self, MdrProvider *provider)
{
  MdrSession *session = mdr_page_get_session (MDR_PAGE (self));
  g_autoptr (GDateTime) now = mdr_environment_dup_now (mdr_session_get_environment (session));

  if (provider == NULL)
    return MDR_SIGN_IN_POLICY_UNKNOWN;

  return mdr_provider_get_policy (provider, MDR_PROTOCOL_IMAP, now);
}

/* Where the answer changes nothing, the question is not asked. */
static gboolean
answer_matters (MdrTwoStepPage *self, MdrProvider *provider)
{
  switch (get_policy (self, provider))
    {
    case MDR_SIGN_IN_POLICY_UNKNOWN:
    case MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP:
    case MDR_SIGN_IN_POLICY_OAUTH_PREFERRED:
      return TRUE;

    case MDR_SIGN_IN_POLICY_PASSWORD:
    case MDR_SIGN_IN_POLICY_APP_PASSWORD:
    case MDR_SIGN_IN_POLICY_OAUTH_ONLY:
    case MDR_SIGN_IN_POLICY_BRIDGE:
    case MDR_SIGN_IN_POLICY_NO_IMAP:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

/* The topic of the guide that leads to signing in the way the provider wants. */
static char *
topic_of_rule (MdrTwoStepPage *self, MdrProvider *provider, const char *two_step)
{
  gboolean is_on = g_strcmp0 (two_step, "yes") == 0;

  switch (get_policy (self, provider))
    {
    case MDR_SIGN_IN_POLICY_UNKNOWN:
    case MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP:
      return is_on ? g_strdup ("app-password") : NULL;

    case MDR_SIGN_IN_POLICY_APP_PASSWORD:
      return g_strdup ("app-password");

    case MDR_SIGN_IN_POLICY_OAUTH_PREFERRED:
    case MDR_SIGN_IN_POLICY_OAUTH_ONLY:
      return g_strdup ("sign-in-window");

    case MDR_SIGN_IN_POLICY_BRIDGE:
      return g_strdup ("bridge");

    case MDR_SIGN_IN_POLICY_NO_IMAP:
      return g_strdup ("access");

    case MDR_SIGN_IN_POLICY_PASSWORD:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

/* Some providers let mail programs in only after a switch was turned. */
static char *
topic_of_switch (MdrTwoStepPage *self, MdrProvider *provider)
{
  if (provider == NULL)
    return NULL;

  switch (mdr_provider_get_imap_switch (provider))
    {
    case MDR_IMAP_SWITCH_MUST_ENABLE:
    case MDR_IMAP_SWITCH_ADMIN:
    case MDR_IMAP_SWITCH_PAID_PLAN:
      return g_strdup ("access");

    case MDR_IMAP_SWITCH_UNKNOWN:
    case MDR_IMAP_SWITCH_ALWAYS_ON:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

static char *
as_of_text (MdrTwoStepPage *self, MdrProvider *provider)
{
  const char *as_of = provider != NULL ? mdr_provider_get_as_of (provider) : NULL;

  /* Translators: a year and perhaps a month, like 2026-09 */
  return as_of != NULL
             ? g_strdup_printf (_ ("Providers change their rules. This is how it was known in %s."),
                                as_of)
             : NULL;
}

static gboolean
has_text (MdrTwoStepPage *self, const char *text)
{
  return text != NULL;
}

static gboolean
can_sign_in (MdrTwoStepPage *self, MdrSettings *settings, gboolean live)
{
  return settings != NULL && live;
}

static void
show_links (MdrTwoStepPage *self, MdrProvider *provider)
{
  static const MdrProviderLink wanted[] = {
    MDR_PROVIDER_LINK_TWO_STEP,
    MDR_PROVIDER_LINK_APP_PASSWORD,
    MDR_PROVIDER_LINK_IMAP_SWITCH,
  };
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->link_list))) != NULL)
    gtk_list_box_remove (self->link_list, row);

  for (guint i = 0; provider != NULL && i < G_N_ELEMENTS (wanted); i++)
    if (mdr_provider_get_link (provider, wanted[i]) != NULL)
      gtk_list_box_append (self->link_list,
                           mdr_rows_create_link (mdr_texts_get_provider_link_title (wanted[i]),
                                                 mdr_provider_get_link (provider, wanted[i])));

  gtk_widget_set_visible (GTK_WIDGET (self->links),
                          gtk_widget_get_first_child (GTK_WIDGET (self->link_list)) != NULL);
}

static void
mdr_two_step_page_updated (MdrPage *page)
{
  MdrTwoStepPage *self = MDR_TWO_STEP_PAGE (page);
  MdrProvider *provider = mdr_session_get_provider (mdr_page_get_session (page));

  if (provider == self->linked_provider)
    return;

  self->linked_provider = provider;
  show_links (self, provider);
}

static void
mdr_two_step_page_hidden (MdrPage *page)
{
  mdr_sign_in_form_clear (MDR_TWO_STEP_PAGE (page)->sign_in_form);
}

static void
mdr_two_step_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_TWO_STEP_PAGE);

  G_OBJECT_CLASS (mdr_two_step_page_parent_class)->dispose (object);
}

static void
mdr_two_step_page_class_init (MdrTwoStepPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdr_two_step_page_dispose;
  MDR_PAGE_CLASS (klass)->updated = mdr_two_step_page_updated;
  MDR_PAGE_CLASS (klass)->hidden = mdr_two_step_page_hidden;

  g_type_ensure (MDR_TYPE_FINDING_LIST);
  g_type_ensure (MDR_TYPE_GUIDE_LIST);
  g_type_ensure (MDR_TYPE_HEADING);
  g_type_ensure (MDR_TYPE_LESSON_GROUP);
  g_type_ensure (MDR_TYPE_ONLINE_ACCOUNT_GROUP);
  g_type_ensure (MDR_TYPE_SIGN_IN_FORM);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "pages/two-step.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrTwoStepPage, link_list);
  gtk_widget_class_bind_template_child (widget_class, MdrTwoStepPage, links);
  gtk_widget_class_bind_template_child (widget_class, MdrTwoStepPage, sign_in_form);
  gtk_widget_class_bind_template_callback (widget_class, answer_matters);
  gtk_widget_class_bind_template_callback (widget_class, as_of_text);
  gtk_widget_class_bind_template_callback (widget_class, can_sign_in);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, topic_of_rule);
  gtk_widget_class_bind_template_callback (widget_class, topic_of_switch);
}

static void
mdr_two_step_page_init (MdrTwoStepPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
