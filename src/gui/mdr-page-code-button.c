/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line at the foot of each page, always in the same corner. Pressed, it copies the code for those
 * who chat.
 */

#include "mdr-page-code-button.h"

#include <glib/gi18n.h>

#include "core/mdr-page-code.h"
#include "core/mdr-step.h"

struct _MdrPageCodeButton
{
  AdwBin parent_instance;

  MdrPlace place; /* where there is no step */

  /* owned */
  MdrStep *step; /* nullable */
  char *code;

  /* borrowed: the child */
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (MdrPageCodeButton, mdr_page_code_button, ADW_TYPE_BIN)

typedef enum
{
  PROP_STEP = 1,
  PROP_PLACE,
} MdrPageCodeButtonProperty;

static GParamSpec *properties[PROP_PLACE + 1];

/* A page that is none of a step has only a question for the user. */
static char *
dup_code (MdrPageCodeButton *self)
{
  if (self->step == NULL)
    return mdr_page_code_pack (self->place, MDR_STATE_NEEDS_ANSWER);

  return mdr_page_code_pack (mdr_place_of_step (mdr_step_get_id (self->step)),
                             mdr_step_get_state (self->step));
}

/* One by one, or a screen reader says “thirty-seven” and a word. */
static char *
dup_separated (const char *code)
{
  GString *text = g_string_new (NULL);

  for (const char *at = code; *at != '\0'; at++)
    g_string_append_printf (text, "%s%c", text->len > 0 ? ", " : "", *at);

  return g_string_free (text, FALSE);
}

static void
update (MdrPageCodeButton *self)
{
  g_autofree char *code = dup_code (self);
  g_autofree char *separated = dup_separated (code);
  g_autofree char *label = NULL;

  if (g_strcmp0 (self->code, code) == 0)
    return;

  g_free (self->code);
  self->code = g_steal_pointer (&code);

  /* Translators: three letters and digits that say which page the user sees. */
  label = g_strdup_printf (_ ("Page code: %s"), self->code);
  gtk_button_set_label (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, separated, -1);
}

/* The window of the wizard also says that it was copied. */
static void
clicked_cb (MdrPageCodeButton *self)
{
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.copy", "s", self->code))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->code);
}

static void
set_step (MdrPageCodeButton *self, MdrStep *step)
{
  if (self->step == step)
    return;

  if (self->step != NULL)
    g_signal_handlers_disconnect_by_data (self->step, self);
  g_set_object (&self->step, step);
  if (step != NULL)
    g_signal_connect_object (step, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

static void
set_place (MdrPageCodeButton *self, MdrPlace place)
{
  if (self->place == place)
    return;

  self->place = place;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE]);
}

static void
mdr_page_code_button_finalize (GObject *object)
{
  MdrPageCodeButton *self = MDR_PAGE_CODE_BUTTON (object);

  g_clear_object (&self->step);
  g_clear_pointer (&self->code, g_free);

  G_OBJECT_CLASS (mdr_page_code_button_parent_class)->finalize (object);
}

static void
mdr_page_code_button_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrPageCodeButton *self = MDR_PAGE_CODE_BUTTON (object);

  switch ((MdrPageCodeButtonProperty) prop_id)
    {
    case PROP_STEP:
      g_value_set_object (value, self->step);
      break;

    case PROP_PLACE:
      g_value_set_enum (value, self->place);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_page_code_button_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  MdrPageCodeButton *self = MDR_PAGE_CODE_BUTTON (object);

  switch ((MdrPageCodeButtonProperty) prop_id)
    {
    case PROP_STEP:
      set_step (self, g_value_get_object (value));
      break;

    case PROP_PLACE:
      set_place (self, g_value_get_enum (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_page_code_button_class_init (MdrPageCodeButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = mdr_page_code_button_finalize;
  object_class->get_property = mdr_page_code_button_get_property;
  object_class->set_property = mdr_page_code_button_set_property;

  properties[PROP_STEP] = g_param_spec_object ("step", NULL, NULL, MDR_TYPE_STEP, flags);
  properties[PROP_PLACE] =
      g_param_spec_enum ("place", NULL, NULL, MDR_TYPE_PLACE, MDR_PLACE_START, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_page_code_button_init (MdrPageCodeButton *self)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  self->button = GTK_BUTTON (button);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "page-code");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (
      button,
      _ ("It says which page you see. Read it out to whoever helps you; press to copy it."));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), button);
  update (self);
}
