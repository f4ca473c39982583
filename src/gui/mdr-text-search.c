/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is found is selected and brought into view; after the last one comes the first again.
 */

#include "mdr-text-search.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"

struct _MdrTextSearch
{
  AdwBin parent_instance;

  /* owned */
  GtkTextView *view;

  /* template */
  GtkEditable *entry;
  GtkLabel *remark;
};

G_DEFINE_FINAL_TYPE (MdrTextSearch, mdr_text_search, ADW_TYPE_BIN)

typedef enum
{
  PROP_VIEW = 1,
} MdrTextSearchProperty;

static GParamSpec *properties[PROP_VIEW + 1];

static void
say (MdrTextSearch *self, const char *text)
{
  gtk_label_set_label (self->remark, text);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), *text != '\0');
  if (*text != '\0')
    mdr_compat_announce (GTK_WIDGET (self), text);
}

static gboolean
find (GtkTextIter *from, const char *words, gboolean back, GtkTextIter *start, GtkTextIter *end)
{
  const GtkTextSearchFlags flags = GTK_TEXT_SEARCH_CASE_INSENSITIVE | GTK_TEXT_SEARCH_TEXT_ONLY;

  return back ? gtk_text_iter_backward_search (from, words, flags, start, end, NULL)
              : gtk_text_iter_forward_search (from, words, flags, start, end, NULL);
}

/* @again: what is selected was found already. */
static void
search (MdrTextSearch *self, gboolean back, gboolean again)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const char *words = gtk_editable_get_text (self->entry);
  GtkTextIter from, start, end;

  if (*words == '\0')
    {
      say (self, "");
      return;
    }

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  from = again && !back ? end : start;
  if (!find (&from, words, back, &start, &end))
    {
      if (back)
        gtk_text_buffer_get_end_iter (buffer, &from);
      else
        gtk_text_buffer_get_start_iter (buffer, &from);
      if (!find (&from, words, back, &start, &end))
        {
          say (self, _ ("This is not in the text."));
          return;
        }
    }

  say (self, "");
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_view_scroll_to_iter (self->view, &start, 0.1, FALSE, 0, 0);
}

static void
search_changed_cb (MdrTextSearch *self)
{
  search (self, FALSE, FALSE);
}

static void
next_match_cb (MdrTextSearch *self)
{
  search (self, FALSE, TRUE);
}

static void
previous_match_cb (MdrTextSearch *self)
{
  search (self, TRUE, TRUE);
}

static void
stop_search_cb (MdrTextSearch *self)
{
  gtk_editable_set_text (self->entry, "");
  say (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
mdr_text_search_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_TEXT_SEARCH);

  G_OBJECT_CLASS (mdr_text_search_parent_class)->dispose (object);
}

static void
mdr_text_search_finalize (GObject *object)
{
  g_clear_object (&MDR_TEXT_SEARCH (object)->view);

  G_OBJECT_CLASS (mdr_text_search_parent_class)->finalize (object);
}

static void
mdr_text_search_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MdrTextSearchProperty) prop_id)
    {
    case PROP_VIEW:
      g_value_set_object (value, MDR_TEXT_SEARCH (object)->view);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_text_search_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch ((MdrTextSearchProperty) prop_id)
    {
    case PROP_VIEW:
      if (g_set_object (&MDR_TEXT_SEARCH (object)->view, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_text_search_class_init (MdrTextSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_text_search_dispose;
  object_class->finalize = mdr_text_search_finalize;
  object_class->get_property = mdr_text_search_get_property;
  object_class->set_property = mdr_text_search_set_property;

  properties[PROP_VIEW] =
      g_param_spec_object ("view", NULL, NULL, GTK_TYPE_TEXT_VIEW,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "text-search.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrTextSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, MdrTextSearch, remark);
  gtk_widget_class_bind_template_callback (widget_class, next_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
mdr_text_search_init (MdrTextSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mdr_text_search_begin:
 * @self: a search
 *
 * Lets the user type what to look for.
 */
void
mdr_text_search_begin (MdrTextSearch *self)
{
  g_return_if_fail (MDR_IS_TEXT_SEARCH (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
