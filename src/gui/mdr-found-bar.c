/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar comes by itself and takes no focus. Who goes on checking is left alone with it until
 * another cause comes first; the page of the result says it all, so there is no bar there.
 */

#include "mdr-found-bar.h"

#include <glib/gi18n.h>

#include "core/mdr-found-cause.h"
#include "gui/mdr-compat.h"
#include "gui/mdr-page.h"
#include "knowledge/mdr-texts.h"

struct _MdrFoundBar
{
  AdwBin parent_instance;

  gboolean narrow;
  MdrCause said;     /* what the screen reader was told last */
  MdrCause declined; /* what the user does not want to hear of */

  /* owned */
  MdrSession *session;
  MdrPage *page;

  /* template */
  GtkBox *box;
  GtkLabel *heading;
  GtkLabel *sentence;
};

G_DEFINE_FINAL_TYPE (MdrFoundBar, mdr_found_bar, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_PAGE,
  PROP_NARROW,
} MdrFoundBarProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum
{
  DECLINED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_heading (MdrRankedCause *cause)
{
  gboolean measured = mdr_found_cause_is_measured (cause);
  MdrDirection direction;

  if (!mdr_found_cause_is_one_sided (cause, &direction))
    return measured ? _ ("We found it") : _ ("Most likely cause");

  switch (direction)
    {
    case MDR_DIRECTION_RECEIVING:
      return measured ? _ ("We found what is wrong with receiving")
                      : _ ("Most likely cause of the trouble with receiving");

    case MDR_DIRECTION_SENDING:
      return measured ? _ ("We found what is wrong with sending")
                      : _ ("Most likely cause of the trouble with sending");
    }

  g_return_val_if_reached ("");
}

static gboolean
is_page_of_result (MdrFoundBar *self)
{
  return self->page != NULL && mdr_step_get_id (mdr_page_get_step (self->page)) == MDR_STEP_RESULT;
}

static void
tell (MdrFoundBar *self, MdrRankedCause *found)
{
  MdrCause cause = mdr_ranked_cause_get_cause (found);
  const char *heading = get_heading (found);
  const char *title = mdr_texts_get_ranked_cause_title (found);
  /* Translators: “We found it: The password is not accepted”, for screen readers. */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), heading, title);

  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->sentence, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);

  if (self->said != cause)
    mdr_compat_announce (GTK_WIDGET (self), name);
  self->said = cause;
}

/* Not bound by the template: GTK would take it away before AdwBin does. */
static GtkRevealer *
get_revealer (MdrFoundBar *self)
{
  return GTK_REVEALER (adw_bin_get_child (ADW_BIN (self)));
}

/* What is folded up must not be found by the keyboard. */
static void
revealed_cb (MdrFoundBar *self, GParamSpec *pspec, GtkRevealer *revealer)
{
  if (!gtk_revealer_get_reveal_child (revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), gtk_revealer_get_child_revealed (revealer));
}

static void
reveal (MdrFoundBar *self, gboolean shown)
{
  GtkRevealer *revealer = get_revealer (self);

  if (shown)
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);

  gtk_revealer_set_reveal_child (revealer, shown);
  revealed_cb (self, NULL, revealer);
}

static void
update (MdrFoundBar *self)
{
  MdrRankedCause *found =
      self->session != NULL ? mdr_session_get_found_cause (self->session) : NULL;
  MdrCause cause = found != NULL ? mdr_ranked_cause_get_cause (found) : MDR_CAUSE_OK;

  /* It counts as new when something else was in between. */
  if (found != NULL && cause != self->declined)
    self->declined = MDR_CAUSE_OK;

  if (found == NULL || cause == self->declined || is_page_of_result (self))
    {
      reveal (self, FALSE);
      return;
    }

  tell (self, found);
  reveal (self, TRUE);
}

/* Another account has troubles of its own. */
static void
address_changed_cb (MdrFoundBar *self)
{
  self->said = MDR_CAUSE_OK;
  self->declined = MDR_CAUSE_OK;
  update (self);
}

static void
go_on_clicked_cb (MdrFoundBar *self)
{
  self->declined = self->said;
  update (self);
  g_signal_emit (self, signals[DECLINED], 0);
}

static void
set_session (MdrFoundBar *self, MdrSession *session)
{
  /* The template binds it, and has none at first. */
  if (!g_set_object (&self->session, session))
    return;

  g_signal_connect_object (session, "updated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::address", G_CALLBACK (address_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
set_narrow (MdrFoundBar *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
mdr_found_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_FOUND_BAR);

  G_OBJECT_CLASS (mdr_found_bar_parent_class)->dispose (object);
}

static void
mdr_found_bar_finalize (GObject *object)
{
  MdrFoundBar *self = MDR_FOUND_BAR (object);

  g_clear_object (&self->session);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (mdr_found_bar_parent_class)->finalize (object);
}

static void
mdr_found_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrFoundBar *self = MDR_FOUND_BAR (object);

  switch ((MdrFoundBarProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_PAGE:
      g_value_set_object (value, self->page);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_found_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrFoundBar *self = MDR_FOUND_BAR (object);

  switch ((MdrFoundBarProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;

    case PROP_PAGE:
      if (g_set_object (&self->page, g_value_get_object (value)))
        update (self);
      break;

    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_found_bar_class_init (MdrFoundBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = mdr_found_bar_dispose;
  object_class->finalize = mdr_found_bar_finalize;
  object_class->get_property = mdr_found_bar_get_property;
  object_class->set_property = mdr_found_bar_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, flags);
  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, MDR_TYPE_PAGE, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * MdrFoundBar::declined:
   * @self: the bar
   *
   * The user goes on checking; the focus needs a new place.
   */
  signals[DECLINED] = g_signal_new ("declined", MDR_TYPE_FOUND_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "found-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrFoundBar, box);
  gtk_widget_class_bind_template_child (widget_class, MdrFoundBar, heading);
  gtk_widget_class_bind_template_child (widget_class, MdrFoundBar, sentence);
  gtk_widget_class_bind_template_callback (widget_class, go_on_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
}

static void
mdr_found_bar_init (MdrFoundBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
