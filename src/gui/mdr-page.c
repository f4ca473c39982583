/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page shows one step of a session. The assistant derives its buttons from title, complete and
 * busy; everything else is the page's own business.
 */

#include "mdr-page.h"

#include "gui/mdr-header-layout.h"
#include "gui/mdr-room.h"
#include "gui/mdr-slices.h"
#include "knowledge/mdr-texts.h"

typedef struct
{
  gboolean complete;

  /* owned */
  MdrSession *session;
  MdrStep *step;

  /* borrowed: a child of the template */
  GtkWidget *first_focus;
} MdrPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MdrPage, mdr_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_STEP,
  PROP_TITLE,
  PROP_COMPLETE,
  PROP_BUSY,
  PROP_FIRST_FOCUS,
} MdrPageProperty;

static GParamSpec *properties[PROP_FIRST_FOCUS + 1];

static MdrPagePrivate *
get_private (MdrPage *self)
{
  return mdr_page_get_instance_private (self);
}

static void
step_state_changed_cb (MdrPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
set_step (MdrPage *self, MdrStep *step)
{
  MdrPagePrivate *priv = get_private (self);

  if (!g_set_object (&priv->step, step))
    return;

  g_signal_connect_object (step, "notify::state", G_CALLBACK (step_state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

static gboolean
update_slice (GtkWidget *widget)
{
  MDR_PAGE_GET_CLASS (widget)->updated (MDR_PAGE (widget));

  return FALSE;
}

/* Once a frame is enough. Nobody sees the pages before; they catch up when somebody does. */
static void
session_updated_cb (MdrPage *self)
{
  mdr_slices_plan (GTK_WIDGET (self), update_slice);
}

/* At once, since it is also decided here where the focus goes. A page may have planned parts of it
 * on its content. */
static void
mdr_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mdr_page_parent_class)->map (widget);

  mdr_slices_finish (widget);
  mdr_slices_finish (adw_bin_get_child (ADW_BIN (widget)));
}

static void
mdr_page_real_updated (MdrPage *self)
{
}

static gboolean
mdr_page_real_leave (MdrPage *self)
{
  return TRUE;
}

static void
mdr_page_real_hidden (MdrPage *self)
{
}

static gboolean
mdr_page_real_focus_check (MdrPage *self, MdrCheck check)
{
  return FALSE;
}

static void
mdr_page_constructed (GObject *object)
{
  MdrPage *self = MDR_PAGE (object);

  G_OBJECT_CLASS (mdr_page_parent_class)->constructed (object);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mdr_page_get_title (self), -1);
  mdr_room_make (GTK_WIDGET (self));
  g_signal_connect_object (get_private (self)->session, "updated", G_CALLBACK (session_updated_cb),
                           self, G_CONNECT_SWAPPED);
  MDR_PAGE_GET_CLASS (self)->updated (self);
  mdr_header_layout_apply (GTK_WIDGET (self));
}

static void
mdr_page_finalize (GObject *object)
{
  MdrPagePrivate *priv = get_private (MDR_PAGE (object));

  g_clear_object (&priv->session);
  g_clear_object (&priv->step);
  g_clear_weak_pointer (&priv->first_focus);

  G_OBJECT_CLASS (mdr_page_parent_class)->finalize (object);
}

static void
mdr_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrPage *self = MDR_PAGE (object);
  MdrPagePrivate *priv = get_private (self);

  switch ((MdrPageProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;

    case PROP_STEP:
      g_value_set_object (value, priv->step);
      break;

    case PROP_TITLE:
      g_value_set_string (value, mdr_page_get_title (self));
      break;

    case PROP_COMPLETE:
      g_value_set_boolean (value, priv->complete);
      break;

    case PROP_BUSY:
      g_value_set_boolean (value, mdr_page_get_busy (self));
      break;

    case PROP_FIRST_FOCUS:
      g_value_set_object (value, priv->first_focus);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrPage *self = MDR_PAGE (object);
  MdrPagePrivate *priv = get_private (self);

  switch ((MdrPageProperty) prop_id)
    {
    case PROP_SESSION:
      if (g_set_object (&priv->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_STEP:
      set_step (self, g_value_get_object (value));
      break;

    case PROP_FIRST_FOCUS:
      if (g_set_weak_pointer (&priv->first_focus, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_COMPLETE:
      mdr_page_set_complete (self, g_value_get_boolean (value));
      break;

    case PROP_TITLE:
    case PROP_BUSY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_page_class_init (MdrPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = G_PARAM_WRITABLE | readable;

  object_class->constructed = mdr_page_constructed;
  object_class->finalize = mdr_page_finalize;
  object_class->get_property = mdr_page_get_property;
  object_class->set_property = mdr_page_set_property;
  GTK_WIDGET_CLASS (klass)->map = mdr_page_map;
  klass->updated = mdr_page_real_updated;
  klass->leave = mdr_page_real_leave;
  klass->hidden = mdr_page_real_hidden;
  klass->focus_check = mdr_page_real_focus_check;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION,
                                                  writable | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_STEP] =
      g_param_spec_object ("step", NULL, NULL, MDR_TYPE_STEP, writable | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, TRUE, writable);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, readable);
  properties[PROP_FIRST_FOCUS] =
      g_param_spec_object ("first-focus", NULL, NULL, GTK_TYPE_WIDGET, writable);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mdr_page_init (MdrPage *self)
{
  get_private (self)->complete = TRUE;
}

/**
 * mdr_page_get_session:
 * @self: a page
 *
 * Returns: (transfer none): the session that it is about
 */
MdrSession *
mdr_page_get_session (MdrPage *self)
{
  g_return_val_if_fail (MDR_IS_PAGE (self), NULL);

  return get_private (self)->session;
}

/**
 * mdr_page_get_step:
 * @self: a page
 *
 * Returns: (transfer none): the step that it shows
 */
MdrStep *
mdr_page_get_step (MdrPage *self)
{
  g_return_val_if_fail (MDR_IS_PAGE (self), NULL);

  return get_private (self)->step;
}

/**
 * mdr_page_get_title:
 * @self: a page
 *
 * Returns: its title, in the user's language
 */
const char *
mdr_page_get_title (MdrPage *self)
{
  g_return_val_if_fail (MDR_IS_PAGE (self), NULL);

  return mdr_texts_get_step_title (mdr_step_get_id (get_private (self)->step));
}

/**
 * mdr_page_get_complete:
 * @self: a page
 *
 * Returns: whether the user has given enough to go on
 */
gboolean
mdr_page_get_complete (MdrPage *self)
{
  g_return_val_if_fail (MDR_IS_PAGE (self), FALSE);

  return get_private (self)->complete;
}

/**
 * mdr_page_set_complete:
 * @self: a page
 * @complete: whether the user has given enough to go on
 *
 * Says whether the assistant may offer to go on.
 */
void
mdr_page_set_complete (MdrPage *self, gboolean complete)
{
  MdrPagePrivate *priv = get_private (self);

  g_return_if_fail (MDR_IS_PAGE (self));

  if (priv->complete == complete)
    return;

  priv->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

/**
 * mdr_page_get_busy:
 * @self: a page
 *
 * Returns: whether something is still being found out for this page
 */
gboolean
mdr_page_get_busy (MdrPage *self)
{
  g_return_val_if_fail (MDR_IS_PAGE (self), FALSE);

  return mdr_step_get_state (get_private (self)->step) == MDR_STATE_RUNNING;
}

/**
 * mdr_page_leave:
 * @self: a page
 *
 * Asks the page to let the user go on.
 *
 * Returns: %FALSE if it cannot yet, and has said why
 */
gboolean
mdr_page_leave (MdrPage *self)
{
  g_return_val_if_fail (MDR_IS_PAGE (self), FALSE);

  return MDR_PAGE_GET_CLASS (self)->leave (self);
}

/**
 * mdr_page_hidden:
 * @self: a page
 *
 * Tells the page that another one is shown now.
 */
void
mdr_page_hidden (MdrPage *self)
{
  g_return_if_fail (MDR_IS_PAGE (self));

  MDR_PAGE_GET_CLASS (self)->hidden (self);
}
