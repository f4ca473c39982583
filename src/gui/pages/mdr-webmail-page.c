/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quickest test there is, and only the user can do it.
 */

#include "mdr-webmail-page.h"

#include <glib/gi18n.h>

#include "gui/mdr-finding-list.h"
#include "gui/mdr-guide-list.h"
#include "gui/mdr-heading.h"
#include "gui/mdr-lesson-group.h"

struct _MdrWebmailPage
{
  MdrPage parent_instance;

  /* template */
  GtkWidget *open_button;
  GtkWidget *yes_button;
};

G_DEFINE_FINAL_TYPE (MdrWebmailPage, mdr_webmail_page, MDR_TYPE_PAGE)

static const char *
get_webmail (MdrProvider *provider)
{
  return provider != NULL ? mdr_provider_get_link (provider, MDR_PROVIDER_LINK_WEBMAIL) : NULL;
}

static gboolean
has_webmail (MdrWebmailPage *self, MdrProvider *provider)
{
  return get_webmail (provider) != NULL;
}

static gboolean
has_no_webmail (MdrWebmailPage *self, MdrProvider *provider)
{
  return get_webmail (provider) == NULL;
}

static char *
webmail_text (MdrWebmailPage *self, MdrProvider *provider)
{
  /* Translators: the name of a mail provider, like Gmail. */
  return provider != NULL
             ? g_strdup_printf (_ ("_Open %s in the Browser"), mdr_provider_get_name (provider))
             : g_strdup ("");
}

static char *
webmail_uri (MdrWebmailPage *self, MdrProvider *provider)
{
  return g_strdup (get_webmail (provider));
}

static GVariant *
webmail_target (MdrWebmailPage *self, MdrProvider *provider)
{
  const char *uri = get_webmail (provider);

  return g_variant_new_string (uri != NULL ? uri : "");
}

static gboolean
is_yes (MdrWebmailPage *self, const char *answer)
{
  return g_strcmp0 (answer, "yes") == 0;
}

static gboolean
is_no (MdrWebmailPage *self, const char *answer)
{
  return g_strcmp0 (answer, "no") == 0;
}

static void
mdr_webmail_page_updated (MdrPage *page)
{
  MdrWebmailPage *self = MDR_WEBMAIL_PAGE (page);
  MdrProvider *provider = mdr_session_get_provider (mdr_page_get_session (page));

  g_object_set (self, "first-focus",
                get_webmail (provider) != NULL ? self->open_button : self->yes_button, NULL);
}

static void
mdr_webmail_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_WEBMAIL_PAGE);

  G_OBJECT_CLASS (mdr_webmail_page_parent_class)->dispose (object);
}

static void
mdr_webmail_page_class_init (MdrWebmailPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdr_webmail_page_dispose;
  MDR_PAGE_CLASS (klass)->updated = mdr_webmail_page_updated;

  g_type_ensure (MDR_TYPE_FINDING_LIST);
  g_type_ensure (MDR_TYPE_GUIDE_LIST);
  g_type_ensure (MDR_TYPE_HEADING);
  g_type_ensure (MDR_TYPE_LESSON_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "pages/webmail.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrWebmailPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, MdrWebmailPage, yes_button);
  gtk_widget_class_bind_template_callback (widget_class, has_no_webmail);
  gtk_widget_class_bind_template_callback (widget_class, has_webmail);
  gtk_widget_class_bind_template_callback (widget_class, is_no);
  gtk_widget_class_bind_template_callback (widget_class, is_yes);
  gtk_widget_class_bind_template_callback (widget_class, webmail_target);
  gtk_widget_class_bind_template_callback (widget_class, webmail_text);
  gtk_widget_class_bind_template_callback (widget_class, webmail_uri);
}

static void
mdr_webmail_page_init (MdrWebmailPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
