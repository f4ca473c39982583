/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form for messages and logs from inside: no secret comes in, and the session is told.
 */

#include <glib/gstdio.h>

#include "fake-source.h"
#include "gui/mdr-message-form.h"
#include "gui/mdr-message-log.h"
#include "gui/mdr-message-view.h"

#define PASSWORD "quince-4711"
#define MESSAGE "535 5.7.8 Error: authentication failed"

/* In this one the password is “quince-4711”, as SMTP has it. */
#define SECRET "AGFubmFAZXhhbXBsZS5pdABxdWluY2UtNDcxMQ=="

static const char log_text[] = "=== Trying smtp.example.it:587...\n"
                               "=== Connected to smtp.example.it.\n"
                               "<-  220 smtp.example.it ESMTP\n"
                               " -> EHLO pc\n"
                               "<-  250-smtp.example.it\n"
                               "<-  250 AUTH PLAIN LOGIN\n"
                               " -> AUTH PLAIN " SECRET "\n"
                               "<** 535 5.7.8 Error: authentication failed\n"
                               " -> QUIT\n"
                               "<-  221 2.0.0 Bye\n";

typedef struct
{
  FakeSource *source;
  MdrSession *session;
  GtkWidget *window;
  MdrMessageForm *form;
  MdrMessageView *view;
  MdrMessageLog *log;
  guint n_edits;
  GString *seen;
} Fixture;

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
edited_cb (Fixture *fixture)
{
  fixture->n_edits++;
}

/* What gets as far as this, the accessibility bus gets as well. */
static void
text_inserted_cb (Fixture *fixture,
                  GtkTextIter *place,
                  char *text,
                  int length,
                  GtkTextBuffer *buffer)
{
  g_string_append_len (fixture->seen, text, length);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = fake_source_new ();
  fixture->session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
  fixture->form = g_object_new (MDR_TYPE_MESSAGE_FORM, "session", fixture->session, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->form));
  fixture->view = MDR_MESSAGE_VIEW (find_child (GTK_WIDGET (fixture->form), MDR_TYPE_MESSAGE_VIEW));
  g_object_get (fixture->form, "log", &fixture->log, NULL);
  fixture->seen = g_string_new (NULL);

  g_signal_connect_swapped (fixture->view, "edited", G_CALLBACK (edited_cb), fixture);
  g_signal_connect_data (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view)), "insert-text",
                         G_CALLBACK (text_inserted_cb), fixture, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_null (strstr (fixture->seen->str, SECRET));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->log);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->source);
  g_string_free (fixture->seen, TRUE);
}

static void
wait_for_edit (Fixture *fixture)
{
  guint before = fixture->n_edits;

  while (fixture->n_edits == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_log (Fixture *fixture)
{
  while (mdr_message_log_is_reading (fixture->log))
    g_main_context_iteration (NULL, TRUE);
}

static void
paste (Fixture *fixture, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)), text);
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
}

static void
type (Fixture *fixture, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, g_utf8_next_char (p) - p);

      gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view)),
                                        letter, -1);
    }
}

static void
assert_text (Fixture *fixture, const char *text)
{
  g_autofree char *shown = mdr_message_view_dup_text (fixture->view);

  g_assert_cmpstr (shown, ==, text);
}

static void
assert_answer (Fixture *fixture, const char *answer)
{
  g_assert_cmpstr (
      mdr_answers_get (mdr_session_get_answers (fixture->session), MDR_QUESTION_MESSAGE), ==,
      answer);
}

static char *
dup_remark (Fixture *fixture)
{
  char *remark;

  g_object_get (fixture->form, "remark", &remark, NULL);

  return remark;
}

static void
test_message (Fixture *fixture, gconstpointer data)
{
  type (fixture, MESSAGE);
  assert_answer (fixture, NULL);
  wait_for_edit (fixture);
  assert_answer (fixture, MESSAGE);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view)), "", -1);
  wait_for_edit (fixture);
  assert_answer (fixture, NULL);
}

static void
test_pasted_secret (Fixture *fixture, gconstpointer data)
{
  gboolean masked;
  g_autofree char *text = NULL;

  paste (fixture, log_text);
  wait_for_edit (fixture);

  text = mdr_message_view_dup_text (fixture->view);
  g_assert_nonnull (strstr (text, "AUTH PLAIN •••"));
  g_object_get (fixture->view, "masked", &masked, NULL);
  g_assert_true (masked);
  assert_answer (fixture, MESSAGE);
}

static void
test_typed_secret (Fixture *fixture, gconstpointer data)
{
  gboolean masked;

  type (fixture, "a1 LOGIN anna " PASSWORD);
  wait_for_edit (fixture);
  assert_text (fixture, "a1 LOGIN anna •••");
  assert_answer (fixture, "a1 LOGIN anna •••");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view)), "", -1);
  g_object_get (fixture->view, "masked", &masked, NULL);
  g_assert_false (masked);
}

static void
test_nothing_can_be_undone (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));

  type (fixture, "a1 LOGIN anna " PASSWORD);
  wait_for_edit (fixture);
  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
}

static void
test_long_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *remark = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (text, log_text);

  paste (fixture, text->str);
  while (!mdr_message_log_is_reading (fixture->log))
    g_main_context_iteration (NULL, TRUE);
  assert_text (fixture, "");
  wait_for_log (fixture);

  assert_text (fixture, MESSAGE);
  assert_answer (fixture, MESSAGE);
  remark = dup_remark (fixture);
  g_assert_nonnull (remark);
}

static char *
write_log (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  char *path;
  int descriptor = g_file_open_tmp ("mail-doctor-XXXXXX.log", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (descriptor, NULL));
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));

  return path;
}

static void
assert_is_read (Fixture *fixture)
{
  g_assert_true (mdr_message_log_is_reading (fixture->log));
  wait_for_log (fixture);
  assert_text (fixture, MESSAGE);
  assert_answer (fixture, MESSAGE);
}

static gboolean
drop (GtkWidget *widget, GFile *file)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GSList files = { file, NULL };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean accepted = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &accepted);
    }

  return accepted;
}

/* Opened, or dropped from a file manager: then its name is no message. */
static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_log (log_text, strlen (log_text));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  mdr_message_form_read_file (fixture->form, file);
  assert_is_read (fixture);
  g_assert_true (drop (GTK_WIDGET (fixture->form), file));
  assert_is_read (fixture);
  g_unlink (path);
}

/* What was there stays there. */
static void
test_no_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  g_autofree char *path = write_log ("Dear diary,\n", strlen ("Dear diary,\n"));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *about_folder = NULL;
  g_autofree char *about_file = NULL;

  type (fixture, MESSAGE);
  wait_for_edit (fixture);

  mdr_message_form_read_file (fixture->form, folder);
  wait_for_log (fixture);
  about_folder = dup_remark (fixture);
  mdr_message_form_read_file (fixture->form, file);
  wait_for_log (fixture);
  about_file = dup_remark (fixture);

  g_assert_nonnull (strstr (about_folder, "folder"));
  g_assert_nonnull (strstr (about_file, "no log"));
  assert_text (fixture, MESSAGE);
  assert_answer (fixture, MESSAGE);
  g_unlink (path);
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  gsize length = 64 * 1024 * 1024;
  g_autofree char *nothing = g_malloc0 (length);
  g_autofree char *path = write_log (nothing, length);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  mdr_message_form_read_file (fixture->form, file);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (mdr_message_log_is_reading (fixture->log));

  gtk_widget_activate_action (GTK_WIDGET (fixture->form), "message.stop", NULL);
  g_assert_false (mdr_message_log_is_reading (fixture->log));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_answer (fixture, NULL);
  g_unlink (path);
}

static void
test_program (Fixture *fixture, gconstpointer data)
{
  g_autofree char *program = NULL;

  paste (fixture, "2016.03.17 10:16:51 SMTP (smtp.example.it): Begin execution\n"
                  "2016.03.17 10:16:51 SMTP (smtp.example.it): Connected to host\n"
                  "2016.03.17 10:16:51 SMTP (smtp.example.it): <rx> 220 smtp.example.it ESMTP\n"
                  "2016.03.17 10:16:51 SMTP (smtp.example.it): [tx] EHLO WORKPC\n"
                  "2016.03.17 10:16:51 SMTP (smtp.example.it): <rx> 554 5.7.1 Go away\n");
  wait_for_edit (fixture);
  g_object_get (fixture->form, "program", &program, NULL);
  g_assert_cmpstr (program, ==, "outlook-classic");
}

static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  paste (fixture, MESSAGE);
  wait_for_edit (fixture);
  mdr_session_forget (fixture->session);
  assert_text (fixture, "");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  ADD ("/message-form/message-is-an-answer-until-it-is-emptied", test_message);
  ADD ("/message-form/pasted-secret-never-comes-in", test_pasted_secret);
  ADD ("/message-form/typed-secret-goes-when-typing-pauses", test_typed_secret);
  ADD ("/message-form/nothing-is-kept-for-undoing", test_nothing_can_be_undone);
  ADD ("/message-form/long-text-is-read-like-a-log", test_long_text);
  ADD ("/message-form/file-leaves-the-words-that-matter", test_file);
  ADD ("/message-form/what-is-no-log-changes-nothing", test_no_log);
  ADD ("/message-form/reading-stops-at-once", test_stop);
  ADD ("/message-form/log-shows-which-program-wrote-it", test_program);
  ADD ("/message-form/account-is-forgotten", test_forgotten);

  return g_test_run ();
}
