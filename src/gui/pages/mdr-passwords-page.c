/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says where the chosen mail program keeps passwords. It looks at none of them.
 */

#include "mdr-passwords-page.h"

#include <glib/gi18n.h>

#include "gui/mdr-finding-list.h"
#include "gui/mdr-guide-list.h"
#include "gui/mdr-heading.h"
#include "gui/mdr-lesson-group.h"
#include "knowledge/mdr-program-list.h"

struct _MdrPasswordsPage
{
  MdrPage parent_instance;
};

G_DEFINE_FINAL_TYPE (MdrPasswordsPage, mdr_passwords_page, MDR_TYPE_PAGE)

static char *
place_text (MdrPasswordsPage *self, const char *program_id, const char *device_id)
{
  MdrProgramList *list = mdr_program_list_get_default ();
  MdrProgram *program =
      program_id != NULL ? mdr_program_list_find_program (list, program_id) : NULL;
  MdrDevice *device = device_id != NULL ? mdr_program_list_find_device (list, device_id) : NULL;

  /* Translators: a mail program and a device, like “Thunderbird · This computer”. */
  if (program != NULL && device != NULL)
    return g_strdup_printf (_ ("%s · %s"), mdr_program_get_title (program),
                            mdr_device_get_title (device));

  if (program != NULL)
    return g_strdup (mdr_program_get_title (program));

  if (device != NULL)
    return g_strdup (mdr_device_get_title (device));

  return g_strdup (_ ("You have not said yet which mail program you use."));
}

static void
mdr_passwords_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_PASSWORDS_PAGE);

  G_OBJECT_CLASS (mdr_passwords_page_parent_class)->dispose (object);
}

static void
mdr_passwords_page_class_init (MdrPasswordsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdr_passwords_page_dispose;

  g_type_ensure (MDR_TYPE_FINDING_LIST);
  g_type_ensure (MDR_TYPE_GUIDE_LIST);
  g_type_ensure (MDR_TYPE_HEADING);
  g_type_ensure (MDR_TYPE_LESSON_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "pages/passwords.ui");
  gtk_widget_class_bind_template_callback (widget_class, place_text);
}

static void
mdr_passwords_page_init (MdrPasswordsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
