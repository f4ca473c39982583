/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the list of steps stands beside the page it says as much itself; so this is to be seen in a
 * narrow window only. Nothing is there while no step was passed by.
 */

#include "mdr-passed-note.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "knowledge/mdr-texts.h"

struct _MdrPassedNote
{
  AdwBin parent_instance;

  gboolean narrow;

  /* borrowed: the child */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (MdrPassedNote, mdr_passed_note, ADW_TYPE_BIN)

typedef enum
{
  PROP_NARROW = 1,
} MdrPassedNoteProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static void
show_text (MdrPassedNote *self, const char *text)
{
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), self->narrow && text[0] != '\0');
}

static void
mdr_passed_note_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MdrPassedNoteProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, MDR_PASSED_NOTE (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_passed_note_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  MdrPassedNote *self = MDR_PASSED_NOTE (object);

  switch ((MdrPassedNoteProperty) prop_id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        break;

      self->narrow = g_value_get_boolean (value);
      gtk_widget_set_visible (GTK_WIDGET (self),
                              self->narrow && mdr_passed_note_get_text (self)[0] != '\0');
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_passed_note_class_init (MdrPassedNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mdr_passed_note_get_property;
  object_class->set_property = mdr_passed_note_set_property;

  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_passed_note_init (MdrPassedNote *self)
{
  self->label = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "passed-by");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * mdr_passed_note_add:
 * @self: a note
 * @step: a step that was passed by
 *
 * Says that @step was passed by, and why, below what it says already. Screen readers are told in
 * any case: nobody hears what stands beside the page.
 */
void
mdr_passed_note_add (MdrPassedNote *self, MdrStep *step)
{
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (MDR_IS_PASSED_NOTE (self));
  g_return_if_fail (MDR_IS_STEP (step));

  /* Translators: a step, and a sentence on why it does not matter: “Skipped: Saved passwords.
   * There is no mail program on this computer.” */
  line = g_strdup_printf (_ ("Skipped: %s. %s"), mdr_texts_get_step_title (mdr_step_get_id (step)),
                          mdr_texts_get_skip_reason (mdr_step_get_skip_reason (step)));
  text = g_strjoin (mdr_passed_note_get_text (self)[0] != '\0' ? "\n" : "",
                    mdr_passed_note_get_text (self), line, NULL);
  show_text (self, text);
  mdr_compat_announce (GTK_WIDGET (self), line);
}

/**
 * mdr_passed_note_clear:
 * @self: a note
 *
 * Says nothing any more.
 */
void
mdr_passed_note_clear (MdrPassedNote *self)
{
  g_return_if_fail (MDR_IS_PASSED_NOTE (self));

  show_text (self, "");
}

/**
 * mdr_passed_note_get_text:
 * @self: a note
 *
 * Returns: what it says, whether it is to be seen or not; a line for each step
 */
const char *
mdr_passed_note_get_text (MdrPassedNote *self)
{
  g_return_val_if_fail (MDR_IS_PASSED_NOTE (self), NULL);

  return gtk_label_get_label (self->label);
}
