/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The support of a company; or, elsewhere, that some of its files cannot be used. Most
 * computers have neither, and then it is not to be seen. The files are read in a thread, so the
 * rows are made when it has ended.
 */

#include "mdr-company-group.h"

#include <glib/gi18n.h>

#include "gui/mdr-rows.h"
#include "knowledge/mdr-company.h"

struct _MdrCompanyGroup
{
  AdwPreferencesGroup parent_instance;

  gboolean shows_support;

  /* owned */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MdrCompanyGroup, mdr_company_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_SHOWS_SUPPORT = 1,
} MdrCompanyGroupProperty;

static GParamSpec *properties[PROP_SHOWS_SUPPORT + 1];

static void
add_fact (MdrCompanyGroup *self, MdrCompanyFact fact, const char *value)
{
  const char *title = mdr_company_fact_get_title (fact);
  /* Translators: a button beside a value, for screen readers: “Copy: Provider”. */
  g_autofree char *copy_label = g_strdup_printf (_ ("Copy: %s"), title);
  GtkWidget *row;

  switch (fact)
    {
    case MDR_COMPANY_FACT_LINK:
      row = mdr_rows_create_link (title, value);
      break;

    case MDR_COMPANY_FACT_TELEPHONE:
    case MDR_COMPANY_FACT_MAIL:
      row = mdr_rows_create_value (title, value, copy_label);
      break;

    case MDR_COMPANY_FACT_NAME:
    case MDR_COMPANY_FACT_HOURS:
    default:
      row = mdr_rows_create_text (title, value);
    }

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_support (MdrCompanyGroup *self, const MdrCompanySupport *support)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Your company’s support"));
  for (guint fact = 0; fact < MDR_N_COMPANY_FACTS; fact++)
    if (mdr_company_support_get (support, fact) != NULL)
      add_fact (self, fact, mdr_company_support_get (support, fact));
}

static void
add_problems (MdrCompanyGroup *self, MdrCompany *company)
{
  g_autoptr (GString) sentences =
      g_string_new (_ ("Everything else works. Tell the administrator of your company about it:"));
  GPtrArray *problems = mdr_company_get_problems (company);

  for (guint i = 0; i < problems->len; i++)
    {
      const MdrCompanyProblem *problem = problems->pdata[i];
      g_autofree char *sentence = mdr_company_problem_dup_sentence (problem);

      if (problem->is_error)
        g_string_append_printf (sentences, "\n\n%s", sentence);
    }

  adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (self),
      mdr_rows_create_unfolding (_ ("Some settings of your company cannot be used"),
                                 sentences->str));
}

static void
read_company (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, mdr_company_get_default (), NULL);
}

static void
company_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MdrCompanyGroup *self = MDR_COMPANY_GROUP (source);
  MdrCompany *company = g_task_propagate_pointer (G_TASK (result), NULL);
  const MdrCompanySupport *support;

  /* The window is closed. */
  if (company == NULL)
    return;

  support = mdr_company_get_support (company);
  if (self->shows_support && support != NULL)
    add_support (self, support);
  if (!self->shows_support && mdr_company_has_errors (company))
    add_problems (self, company);

  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->shows_support ? support != NULL : mdr_company_has_errors (company));
}

static void
mdr_company_group_constructed (GObject *object)
{
  MdrCompanyGroup *self = MDR_COMPANY_GROUP (object);
  g_autoptr (GTask) task = NULL;

  G_OBJECT_CLASS (mdr_company_group_parent_class)->constructed (object);

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, company_read_cb, NULL);
  g_task_set_source_tag (task, mdr_company_group_constructed);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_run_in_thread (task, read_company);
}

static void
mdr_company_group_dispose (GObject *object)
{
  g_cancellable_cancel (MDR_COMPANY_GROUP (object)->cancellable);

  G_OBJECT_CLASS (mdr_company_group_parent_class)->dispose (object);
}

static void
mdr_company_group_finalize (GObject *object)
{
  g_clear_object (&MDR_COMPANY_GROUP (object)->cancellable);

  G_OBJECT_CLASS (mdr_company_group_parent_class)->finalize (object);
}

static void
mdr_company_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MdrCompanyGroupProperty) prop_id)
    {
    case PROP_SHOWS_SUPPORT:
      g_value_set_boolean (value, MDR_COMPANY_GROUP (object)->shows_support);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_company_group_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch ((MdrCompanyGroupProperty) prop_id)
    {
    case PROP_SHOWS_SUPPORT:
      MDR_COMPANY_GROUP (object)->shows_support = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_company_group_class_init (MdrCompanyGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = mdr_company_group_constructed;
  object_class->dispose = mdr_company_group_dispose;
  object_class->finalize = mdr_company_group_finalize;
  object_class->get_property = mdr_company_group_get_property;
  object_class->set_property = mdr_company_group_set_property;

  /**
   * MdrCompanyGroup:shows-support:
   *
   * Whether it shows whom to ask; else it shows that something is wrong with the files.
   */
  properties[PROP_SHOWS_SUPPORT] =
      g_param_spec_boolean ("shows-support", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_company_group_init (MdrCompanyGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
