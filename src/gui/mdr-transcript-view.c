/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines as agents know them from logs: seconds since the first one, then who speaks. They are
 * put together when they are unfolded, and not before: most people never look at them.
 */

#include "mdr-transcript-view.h"

struct _MdrTranscriptView
{
  AdwBin parent_instance;

  /* owned */
  GListModel *transcript;

  /* template */
  GtkTextView *text_view;
};

G_DEFINE_FINAL_TYPE (MdrTranscriptView, mdr_transcript_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_TRANSCRIPT = 1,
} MdrTranscriptViewProperty;

static GParamSpec *properties[PROP_TRANSCRIPT + 1];

static void
show_text (MdrTranscriptView *self)
{
  GtkExpander *expander = GTK_EXPANDER (adw_bin_get_child (ADW_BIN (self)));
  g_autofree char *text = NULL;

  if (self->transcript == NULL || !gtk_expander_get_expanded (expander))
    return;

  text = mdr_transcript_view_dup_text (self->transcript);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
}

/* There is nothing to unfold before anybody has said anything. */
static void
entries_changed_cb (MdrTranscriptView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->transcript != NULL &&
                                                 g_list_model_get_n_items (self->transcript) > 0);
  show_text (self);
}

static void
set_transcript (MdrTranscriptView *self, GListModel *transcript)
{
  if (self->transcript == transcript)
    return;

  if (self->transcript != NULL)
    g_signal_handlers_disconnect_by_data (self->transcript, self);
  g_set_object (&self->transcript, transcript);
  if (transcript != NULL)
    g_signal_connect_object (transcript, "items-changed", G_CALLBACK (entries_changed_cb), self,
                             G_CONNECT_SWAPPED);

  entries_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRANSCRIPT]);
}

static void
copy_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrTranscriptView *self = MDR_TRANSCRIPT_VIEW (widget);
  g_autofree char *text = NULL;

  if (self->transcript == NULL)
    return;

  text = mdr_transcript_view_dup_text (self->transcript);
  gtk_widget_activate_action (widget, "win.copy", "s", text);
}

static void
mdr_transcript_view_dispose (GObject *object)
{
  MdrTranscriptView *self = MDR_TRANSCRIPT_VIEW (object);

  if (self->transcript != NULL)
    g_signal_handlers_disconnect_by_data (self->transcript, self);
  g_clear_object (&self->transcript);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_TRANSCRIPT_VIEW);

  G_OBJECT_CLASS (mdr_transcript_view_parent_class)->dispose (object);
}

static void
mdr_transcript_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MdrTranscriptViewProperty) prop_id)
    {
    case PROP_TRANSCRIPT:
      g_value_set_object (value, MDR_TRANSCRIPT_VIEW (object)->transcript);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_transcript_view_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  switch ((MdrTranscriptViewProperty) prop_id)
    {
    case PROP_TRANSCRIPT:
      set_transcript (MDR_TRANSCRIPT_VIEW (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_transcript_view_class_init (MdrTranscriptViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_transcript_view_dispose;
  object_class->get_property = mdr_transcript_view_get_property;
  object_class->set_property = mdr_transcript_view_set_property;

  properties[PROP_TRANSCRIPT] =
      g_param_spec_object ("transcript", NULL, NULL, G_TYPE_LIST_MODEL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "transcript.copy", NULL, copy_activated);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "transcript-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrTranscriptView, text_view);
  gtk_widget_class_bind_template_callback (widget_class, show_text);
}

static void
mdr_transcript_view_init (MdrTranscriptView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  /* Protocols are written from left to right, whatever the language. */
  gtk_widget_set_direction (GTK_WIDGET (self->text_view), GTK_TEXT_DIR_LTR);
}

/**
 * mdr_transcript_view_dup_text:
 * @transcript: a list of #MdrTranscriptEntry
 *
 * Returns: (transfer full): what is shown and copied, a line an entry: seconds since the first,
 *   then "C:" for what we said, "S:" for what the server said, "--" for what happened
 */
char *
mdr_transcript_view_dup_text (GListModel *transcript)
{
  static const char *const marks[] = {
    [MDR_TRANSCRIPT_SENT] = "C:",
    [MDR_TRANSCRIPT_RECEIVED] = "S:",
    [MDR_TRANSCRIPT_NOTE] = "--",
  };
  GString *text = g_string_new (NULL);
  guint n_entries;
  gint64 begin = 0;

  g_return_val_if_fail (G_IS_LIST_MODEL (transcript), NULL);

  n_entries = g_list_model_get_n_items (transcript);
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (MdrTranscriptEntry) entry = g_list_model_get_item (transcript, i);
      gint64 time = mdr_transcript_entry_get_time (entry);
      gint64 milliseconds;

      if (i == 0)
        begin = time;
      milliseconds = (time - begin) / 1000;
      g_string_append_printf (text, "%" G_GINT64_FORMAT ".%03u %s %s\n", milliseconds / 1000,
                              (guint) (milliseconds % 1000),
                              marks[mdr_transcript_entry_get_direction (entry)],
                              mdr_transcript_entry_get_text (entry));
    }

  return g_string_free (text, FALSE);
}
