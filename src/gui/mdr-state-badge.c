/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Colour alone tells nothing to many people, so it always comes with a shape and a word; where
 * there is no room for the word, it is still there for screen readers and under the pointer.
 */

#include "mdr-state-badge.h"

#include "knowledge/mdr-texts.h"

struct _MdrStateBadge
{
  AdwBin parent_instance;

  MdrState state;
  gboolean show_word;
};

G_DEFINE_FINAL_TYPE (MdrStateBadge, mdr_state_badge, ADW_TYPE_BIN)

typedef enum
{
  PROP_STATE = 1,
  PROP_SHOW_WORD,
} MdrStateBadgeProperty;

static GParamSpec *properties[PROP_SHOW_WORD + 1];

typedef struct
{
  const char *icon_name;
  const char *css_class;
} Look;

static const Look looks[] = {
  [MDR_STATE_WAITING] = { "mdr-waiting-symbolic", "dim-label" },
  [MDR_STATE_RUNNING] = { "mdr-waiting-symbolic", "accent" },
  [MDR_STATE_PASSED] = { "mdr-passed-symbolic", "success" },
  [MDR_STATE_WARNING] = { "mdr-warning-symbolic", "warning" },
  [MDR_STATE_FAILED] = { "mdr-failed-symbolic", "error" },
  [MDR_STATE_SKIPPED] = { "mdr-skipped-symbolic", "dim-label" },
  [MDR_STATE_NEEDS_ANSWER] = { "mdr-question-symbolic", "accent" },
};

static char *
icon_of_state (MdrStateBadge *self, MdrState state)
{
  return g_strdup (looks[state].icon_name);
}

static char *
word_of_state (MdrStateBadge *self, MdrState state)
{
  return g_strdup (mdr_texts_get_state_title (state));
}

static char **
classes_of_state (MdrStateBadge *self, MdrState state)
{
  const char *const classes[] = { "state-badge", looks[state].css_class, NULL };

  return g_strdupv ((char **) classes);
}

static gboolean
is_running (MdrStateBadge *self, MdrState state)
{
  return state == MDR_STATE_RUNNING;
}

static gboolean
is_not_running (MdrStateBadge *self, MdrState state)
{
  return state != MDR_STATE_RUNNING;
}

static void
set_state (MdrStateBadge *self, MdrState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
mdr_state_badge_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_STATE_BADGE);

  G_OBJECT_CLASS (mdr_state_badge_parent_class)->dispose (object);
}

static void
mdr_state_badge_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrStateBadge *self = MDR_STATE_BADGE (object);

  switch ((MdrStateBadgeProperty) prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    case PROP_SHOW_WORD:
      g_value_set_boolean (value, self->show_word);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_state_badge_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  MdrStateBadge *self = MDR_STATE_BADGE (object);

  switch ((MdrStateBadgeProperty) prop_id)
    {
    case PROP_STATE:
      set_state (self, g_value_get_enum (value));
      break;

    case PROP_SHOW_WORD:
      self->show_word = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_state_badge_class_init (MdrStateBadgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = mdr_state_badge_dispose;
  object_class->get_property = mdr_state_badge_get_property;
  object_class->set_property = mdr_state_badge_set_property;

  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, MDR_TYPE_STATE, MDR_STATE_WAITING, flags);
  properties[PROP_SHOW_WORD] = g_param_spec_boolean ("show-word", NULL, NULL, TRUE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "state-badge.ui");
  gtk_widget_class_bind_template_callback (widget_class, classes_of_state);
  gtk_widget_class_bind_template_callback (widget_class, icon_of_state);
  gtk_widget_class_bind_template_callback (widget_class, is_not_running);
  gtk_widget_class_bind_template_callback (widget_class, is_running);
  gtk_widget_class_bind_template_callback (widget_class, word_of_state);
}

static void
mdr_state_badge_init (MdrStateBadge *self)
{
  self->show_word = TRUE;

  gtk_widget_init_template (GTK_WIDGET (self));
}
