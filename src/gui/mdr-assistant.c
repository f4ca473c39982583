/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The assistant has one row for each page and knows no page by name: Back and Next follow from
 * where it is, and from what the page says of itself. A page is made when it is first shown, so
 * that the first one is there at once.
 */

#include "mdr-assistant.h"

#include <glib/gi18n.h>

#include "gui/mdr-beginning.h"
#include "gui/mdr-page-code-button.h"
#include "gui/mdr-passed-note.h"
#include "gui/pages/mdr-network-page.h"
#include "gui/pages/mdr-passwords-page.h"
#include "gui/pages/mdr-result-page.h"
#include "gui/pages/mdr-settings-page.h"
#include "gui/pages/mdr-start-page.h"
#include "gui/pages/mdr-two-step-page.h"
#include "gui/pages/mdr-webmail-page.h"

typedef struct
{
  MdrStepId step;
  GType (*get_type) (void);
} PageRow;

static const PageRow page_rows[] = {
  { MDR_STEP_START, mdr_start_page_get_type },
  { MDR_STEP_WEBMAIL, mdr_webmail_page_get_type },
  { MDR_STEP_TWO_STEP, mdr_two_step_page_get_type },
  { MDR_STEP_NETWORK, mdr_network_page_get_type },
  { MDR_STEP_PASSWORDS, mdr_passwords_page_get_type },
  { MDR_STEP_SETTINGS, mdr_settings_page_get_type },
  { MDR_STEP_RESULT, mdr_result_page_get_type },
};

struct _MdrAssistant
{
  AdwBin parent_instance;

  guint position;
  gboolean narrow;
  gboolean sent; /* the result sent the user here, and waits */

  /* owned */
  MdrSession *session;

  /* borrowed: children of the stack, made one by one */
  MdrPage *pages[G_N_ELEMENTS (page_rows)];

  /* template */
  GtkStack *stack;
  GtkButton *next_button;
  MdrPassedNote *passed_note;
};

G_DEFINE_FINAL_TYPE (MdrAssistant, mdr_assistant, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_PAGE,
  PROP_NARROW,
} MdrAssistantProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static gboolean
has_previous (MdrAssistant *self, MdrPage *page)
{
  return self->position > 0;
}

static gboolean
has_next (MdrAssistant *self, MdrPage *page)
{
  return self->position + 1 < G_N_ELEMENTS (page_rows);
}

static void
update_actions (MdrAssistant *self)
{
  MdrPage *page = self->pages[self->position];

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.back", has_previous (self, page));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.next",
                                 has_next (self, page) && mdr_page_get_complete (page));
}

static MdrPage *
ensure_page (MdrAssistant *self, guint position)
{
  const PageRow *row = &page_rows[position];

  if (self->pages[position] == NULL)
    {
      MdrPage *page = g_object_new (row->get_type (), "session", self->session, "step",
                                    mdr_session_get_step (self->session, row->step), NULL);

      g_signal_connect_object (page, "notify::complete", G_CALLBACK (update_actions), self,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_child (self->stack, GTK_WIDGET (page));
      self->pages[position] = page;
    }

  return self->pages[position];
}

/* Who comes from the result wants to go back there, and not past all that was looked at already. */
static void
set_sent (MdrAssistant *self, gboolean sent)
{
  self->sent = sent;
  gtk_button_set_label (self->next_button, sent ? _ ("O_n to the Result") : _ ("_Next"));
}

static void
show_position (MdrAssistant *self, guint position)
{
  MdrPage *before = self->pages[self->position];
  MdrPage *page = ensure_page (self, position);

  if (page == before)
    return;

  set_sent (self, FALSE);
  gtk_stack_set_transition_type (self->stack, position > self->position
                                                  ? GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT
                                                  : GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  self->position = position;
  mdr_passed_note_clear (self->passed_note);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);

  if (before != NULL)
    mdr_page_hidden (before);
  if (!mdr_page_focus_first (page))
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  mdr_beginning_show (page);
}

static void
back_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_assistant_go_back (MDR_ASSISTANT (widget));
}

static void
next_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_assistant_go_next (MDR_ASSISTANT (widget));
}

static void
set_session (MdrAssistant *self, MdrSession *session)
{
  /* The template binds it, and has none at first. */
  if (!g_set_object (&self->session, session))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  show_position (self, 0);
}

static void
mdr_assistant_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_ASSISTANT);

  G_OBJECT_CLASS (mdr_assistant_parent_class)->dispose (object);
}

static void
mdr_assistant_finalize (GObject *object)
{
  MdrAssistant *self = MDR_ASSISTANT (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (mdr_assistant_parent_class)->finalize (object);
}

static void
mdr_assistant_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrAssistant *self = MDR_ASSISTANT (object);

  switch ((MdrAssistantProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_PAGE:
      g_value_set_object (value, self->pages[self->position]);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_assistant_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrAssistant *self = MDR_ASSISTANT (object);

  switch ((MdrAssistantProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;

    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        break;

      self->narrow = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_PAGE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_assistant_class_init (MdrAssistantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = mdr_assistant_dispose;
  object_class->finalize = mdr_assistant_finalize;
  object_class->get_property = mdr_assistant_get_property;
  object_class->set_property = mdr_assistant_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, G_PARAM_READWRITE | flags);
  properties[PROP_PAGE] =
      g_param_spec_object ("page", NULL, NULL, MDR_TYPE_PAGE, G_PARAM_READABLE | flags);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_PAGE_CODE_BUTTON);
  g_type_ensure (MDR_TYPE_PASSED_NOTE);

  gtk_widget_class_install_action (widget_class, "assistant.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "assistant.next", NULL, next_activated);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrAssistant, stack);
  gtk_widget_class_bind_template_child (widget_class, MdrAssistant, next_button);
  gtk_widget_class_bind_template_child (widget_class, MdrAssistant, passed_note);
  gtk_widget_class_bind_template_callback (widget_class, has_next);
  gtk_widget_class_bind_template_callback (widget_class, has_previous);
}

static void
mdr_assistant_init (MdrAssistant *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mdr_assistant_get_page:
 * @self: an assistant
 *
 * Returns: (transfer none): the page that is shown
 */
MdrPage *
mdr_assistant_get_page (MdrAssistant *self)
{
  g_return_val_if_fail (MDR_IS_ASSISTANT (self), NULL);

  return self->pages[self->position];
}

/**
 * mdr_assistant_show_step:
 * @self: an assistant
 * @step: a step
 *
 * Shows the page of @step.
 */
void
mdr_assistant_show_step (MdrAssistant *self, MdrStepId step)
{
  g_return_if_fail (MDR_IS_ASSISTANT (self));

  for (guint i = 0; i < G_N_ELEMENTS (page_rows); i++)
    if (page_rows[i].step == step)
      show_position (self, i);
}

/**
 * mdr_assistant_show_check:
 * @self: an assistant
 * @check: a line of the checklist
 *
 * Shows where @check can be tried. From the last page one is only sent there: going on leads back.
 */
void
mdr_assistant_show_check (MdrAssistant *self, MdrCheck check)
{
  gboolean from_result;

  g_return_if_fail (MDR_IS_ASSISTANT (self));

  from_result = page_rows[self->position].step == MDR_STEP_RESULT;
  mdr_assistant_show_step (self, mdr_check_get_step (check));
  set_sent (self, from_result && page_rows[self->position].step != MDR_STEP_RESULT);
  mdr_page_focus_check (self->pages[self->position], check);
}

/**
 * mdr_assistant_go_back:
 * @self: an assistant
 *
 * Shows the page before, if there is one.
 */
void
mdr_assistant_go_back (MdrAssistant *self)
{
  g_return_if_fail (MDR_IS_ASSISTANT (self));

  if (self->position > 0)
    show_position (self, self->position - 1);
}

/* A step that cannot matter is passed by; the last one always does. */
static guint
find_next (MdrAssistant *self)
{
  guint position = self->position + 1;

  if (self->sent)
    return G_N_ELEMENTS (page_rows) - 1;

  while (position + 1 < G_N_ELEMENTS (page_rows) &&
         mdr_step_get_skip_reason (mdr_session_get_step (
             self->session, page_rows[position].step)) != MDR_SKIP_REASON_NONE)
    position++;

  return position;
}

/* The page comes first: what was said on the way to the one before is over then. Who only goes back
 * to the result passes nothing by. */
static void
pass_by_to (MdrAssistant *self, guint position)
{
  const guint first = self->sent ? position : self->position + 1;

  show_position (self, position);
  for (guint i = first; i < position; i++)
    mdr_passed_note_add (self->passed_note,
                         mdr_session_get_step (self->session, page_rows[i].step));
}

/**
 * mdr_assistant_go_next:
 * @self: an assistant
 *
 * Shows the next page that may matter, if there is one and the one that is shown lets the user go;
 * and says which are passed by.
 */
void
mdr_assistant_go_next (MdrAssistant *self)
{
  MdrPage *page;

  g_return_if_fail (MDR_IS_ASSISTANT (self));

  page = self->pages[self->position];
  if (self->position + 1 < G_N_ELEMENTS (page_rows) && mdr_page_get_complete (page) &&
      mdr_page_leave (page))
    pass_by_to (self, find_next (self));
}
