/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is pasted or dropped loses its secrets on the way in, before the text, the accessibility bus
 * or anybody else has seen them. What is typed loses them when typing pauses. Nothing is kept for
 * undoing.
 */

#include "mdr-message-view.h"

#include <string.h>

#include "explain/secrets/mdr-secret-mask.h"

/* How long somebody pauses who has finished typing. */
#define TYPING_PAUSE_MS 700

/* A message with the talk around it is shorter; what is longer is a log. */
#define MAX_CHARS 16000

struct _MdrMessageView
{
  GtkTextView parent_instance;

  guint pause_id;
  gboolean masked;

  /* owned: what the others have been told */
  char *told;
};

G_DEFINE_FINAL_TYPE (MdrMessageView, mdr_message_view, GTK_TYPE_TEXT_VIEW)

typedef enum
{
  PROP_MASKED = 1,
  PROP_EMPTY,
} MdrMessageViewProperty;

static GParamSpec *properties[PROP_EMPTY + 1];

enum
{
  EDITED,
  TOO_LONG,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (MdrMessageView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
set_masked (MdrMessageView *self, gboolean masked)
{
  if (self->masked == masked)
    return;

  self->masked = masked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MASKED]);
}

/* Puts @text in the place of all that is there. */
static void
replace_text (MdrMessageView *self, const char *text)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter cursor;
  int offset;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&cursor);

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (buffer, &cursor);
}

/* A secret that was typed letter by letter, or pasted in parts, can be seen only now. */
static void
settle (MdrMessageView *self)
{
  g_autofree char *text = mdr_message_view_dup_text (self);
  g_autofree char *clean = mdr_secret_mask_text (text, -1);

  g_clear_handle_id (&self->pause_id, g_source_remove);

  if (!g_str_equal (text, clean))
    {
      replace_text (self, clean);
      set_masked (self, TRUE);
      g_clear_handle_id (&self->pause_id, g_source_remove);
    }

  if (g_strcmp0 (self->told, clean) == 0)
    return;

  g_free (self->told);
  self->told = g_steal_pointer (&clean);
  g_signal_emit (self, signals[EDITED], 0);
}

static gboolean
pause_ended_cb (gpointer user_data)
{
  MdrMessageView *self = MDR_MESSAGE_VIEW (user_data);

  self->pause_id = 0;
  settle (self);

  return G_SOURCE_REMOVE;
}

static void
settle_in (MdrMessageView *self, guint milliseconds)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (milliseconds, pause_ended_cb, self);
}

static void
text_changed_cb (MdrMessageView *self)
{
  if (gtk_text_buffer_get_char_count (get_buffer (self)) == 0)
    set_masked (self, FALSE);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
  settle_in (self, TYPING_PAUSE_MS);
}

static void
left_cb (MdrMessageView *self)
{
  settle (self);
}

static void
text_inserted_cb (MdrMessageView *self,
                  GtkTextIter *place,
                  char *text,
                  int length,
                  GtkTextBuffer *buffer)
{
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  glong n_chars = g_utf8_strlen (text, (gssize) n_bytes);
  g_autofree char *clean = NULL;

  if (n_chars + gtk_text_buffer_get_char_count (buffer) > MAX_CHARS)
    {
      g_signal_stop_emission_by_name (buffer, "insert-text");
      if (n_chars > 1)
        g_signal_emit (self, signals[TOO_LONG], 0, text, (guint64) n_bytes);
      else
        gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  /* One letter is no secret. */
  if (n_chars <= 1)
    return;

  clean = mdr_secret_mask_text (text, (gssize) n_bytes);
  g_signal_stop_emission_by_name (buffer, "insert-text");
  g_signal_handlers_block_by_func (buffer, text_inserted_cb, self);
  gtk_text_buffer_insert (buffer, place, clean, -1);
  g_signal_handlers_unblock_by_func (buffer, text_inserted_cb, self);

  if (strlen (clean) != n_bytes || strncmp (clean, text, n_bytes) != 0)
    set_masked (self, TRUE);
  settle_in (self, 0);
}

/* A page gives its children no more than they need; this one wants more when there is more text.
 */
static void
mdr_message_view_root (GtkWidget *widget)
{
  GtkWidget *viewport;

  GTK_WIDGET_CLASS (mdr_message_view_parent_class)->root (widget);

  viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  if (viewport != NULL)
    gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
}

static void
mdr_message_view_constructed (GObject *object)
{
  MdrMessageView *self = MDR_MESSAGE_VIEW (object);
  GtkTextBuffer *buffer = get_buffer (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  G_OBJECT_CLASS (mdr_message_view_parent_class)->constructed (object);

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (text_inserted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
mdr_message_view_dispose (GObject *object)
{
  MdrMessageView *self = MDR_MESSAGE_VIEW (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);

  G_OBJECT_CLASS (mdr_message_view_parent_class)->dispose (object);
}

static void
mdr_message_view_finalize (GObject *object)
{
  g_clear_pointer (&MDR_MESSAGE_VIEW (object)->told, g_free);

  G_OBJECT_CLASS (mdr_message_view_parent_class)->finalize (object);
}

static void
mdr_message_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrMessageView *self = MDR_MESSAGE_VIEW (object);

  switch ((MdrMessageViewProperty) prop_id)
    {
    case PROP_MASKED:
      g_value_set_boolean (value, self->masked);
      break;

    case PROP_EMPTY:
      g_value_set_boolean (value, gtk_text_buffer_get_char_count (get_buffer (self)) == 0);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_message_view_class_init (MdrMessageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = mdr_message_view_constructed;
  object_class->dispose = mdr_message_view_dispose;
  object_class->finalize = mdr_message_view_finalize;
  object_class->get_property = mdr_message_view_get_property;
  GTK_WIDGET_CLASS (klass)->root = mdr_message_view_root;

  /**
   * MdrMessageView:masked:
   *
   * Whether a secret was taken out of what is in the field.
   */
  properties[PROP_MASKED] = g_param_spec_boolean ("masked", NULL, NULL, FALSE, readable);
  properties[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, TRUE, readable);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * MdrMessageView::edited:
   * @self: a field
   *
   * The user has changed the text, and it is clean.
   */
  signals[EDITED] = g_signal_new ("edited", MDR_TYPE_MESSAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  /**
   * MdrMessageView::too-long:
   * @self: a field
   * @text: what was pasted, with its secrets; not ended by a NUL
   * @length: how many bytes
   *
   * More was pasted than the field takes; nothing of it is in there.
   */
  signals[TOO_LONG] = g_signal_new ("too-long", MDR_TYPE_MESSAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_UINT64);
}

static void
mdr_message_view_init (MdrMessageView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI |
                                           GTK_INPUT_HINT_PRIVATE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
}

/**
 * mdr_message_view_dup_text:
 * @self: a field
 *
 * Returns: (transfer full): what is in it
 */
char *
mdr_message_view_dup_text (MdrMessageView *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (MDR_IS_MESSAGE_VIEW (self), NULL);

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);

  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

/**
 * mdr_message_view_set_text:
 * @self: a field
 * @text: what is to stand in it
 *
 * Sets the text, without its secrets. That is no edit of the user's.
 */
void
mdr_message_view_set_text (MdrMessageView *self, const char *text)
{
  g_return_if_fail (MDR_IS_MESSAGE_VIEW (self));
  g_return_if_fail (text != NULL);

  replace_text (self, text);
  g_clear_handle_id (&self->pause_id, g_source_remove);

  g_free (self->told);
  self->told = mdr_message_view_dup_text (self);
}
