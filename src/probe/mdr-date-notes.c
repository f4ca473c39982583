/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every answer of a web server carries a date (RFC 9110 section 6.6.1), so that requests which are
 * made anyway tell the time. Over plain HTTP anybody may have answered; then it is up to the one
 * who asked to recognise what came.
 */

#include "mdr-date-notes.h"

/* Long enough for one check, short enough for thousands. */
#define MAX_NOTES 16

/* An answer that has been kept for longer somewhere on the way is no clock. In seconds. */
#define MAX_AGE (24 * 60 * 60)

/* A wrong clock makes exactly these faults; they do not make the date less believable. */
#define DATE_FAULTS (G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_NOT_ACTIVATED)

struct _MdrDateNotes
{
  GObject parent_instance;

  guint n_expected;

  /* owned */
  MdrEnvironment *environment;
  GPtrArray *notes;
};

G_DEFINE_FINAL_TYPE (MdrDateNotes, mdr_date_notes, G_TYPE_OBJECT)

static guint changed_signal;

typedef struct
{
  char *host;
  gint64 when;
  MdrClockReading reading;
} Note;

/* How far a request has got; kept with its message. */
typedef struct
{
  gint64 asked;
  gint64 answered;
  gboolean has_reading;
  MdrClockReading reading;
} Exchange;

static G_DEFINE_QUARK (mdr - date - notes - exchange, exchange);

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->host);
  g_free (note);
}

static Exchange *
get_exchange (SoupMessage *message)
{
  return g_object_get_qdata (G_OBJECT (message), exchange_quark ());
}

/* When the answer was made, by whoever made it, to the second: its date, and for how long it has
 * been kept on the way since (RFC 9111 section 5.1). */
static gboolean
read_date (SoupMessageHeaders *headers, gint64 *seconds)
{
  const char *text = soup_message_headers_get_one (headers, "Date");
  const char *age_text = soup_message_headers_get_one (headers, "Age");
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;
  guint64 age = 0;

  if (date == NULL ||
      (age_text != NULL && !g_ascii_string_to_unsigned (age_text, 10, 0, MAX_AGE, &age, NULL)))
    return FALSE;

  *seconds = g_date_time_to_unix (date) + (gint64) age;
  return TRUE;
}

static void
add_note (MdrDateNotes *self, SoupMessage *message)
{
  const char *host = g_uri_get_host (soup_message_get_uri (message));
  Exchange *exchange = get_exchange (message);
  Note *note;

  /* Several answers of one server are one witness. */
  for (guint i = 0; i < self->notes->len; i++)
    if (g_strcmp0 (((Note *) self->notes->pdata[i])->host, host) == 0)
      {
        g_ptr_array_remove_index (self->notes, i);
        break;
      }
  if (self->notes->len == MAX_NOTES)
    g_ptr_array_remove_index (self->notes, 0);

  note = g_new0 (Note, 1);
  note->host = g_strdup (host);
  note->when = exchange->answered;
  note->reading = exchange->reading;
  g_ptr_array_add (self->notes, note);

  g_signal_emit (self, changed_signal, 0);
}

static gboolean
is_authentic (SoupMessage *message)
{
  return g_str_equal (g_uri_get_scheme (soup_message_get_uri (message)), "https") &&
         (soup_message_get_tls_peer_certificate_errors (message) & ~DATE_FAULTS) == 0;
}

static void
wrote_headers_cb (SoupMessage *message)
{
  get_exchange (message)->asked = g_get_monotonic_time ();
}

/* The date is that of the second which was running when the answer left. */
static void
got_headers_cb (SoupMessage *message, MdrDateNotes *self)
{
  Exchange *exchange = get_exchange (message);
  gint64 seconds;

  exchange->answered = g_get_monotonic_time ();
  exchange->has_reading = read_date (soup_message_get_response_headers (message), &seconds);
  if (!exchange->has_reading)
    return;

  exchange->reading = mdr_clock_reading_take (self->environment, MDR_CLOCK_SOURCE_HTTP,
                                              seconds * G_USEC_PER_SEC + G_USEC_PER_SEC / 2 +
                                                  (exchange->answered - exchange->asked) / 2);
  if (is_authentic (message))
    add_note (self, message);
}

static void
request_queued_cb (SoupSession *session, SoupMessage *message, MdrDateNotes *self)
{
  Exchange *exchange = g_new0 (Exchange, 1);

  self->n_expected++;
  exchange->asked = g_get_monotonic_time ();
  g_object_set_qdata_full (G_OBJECT (message), exchange_quark (), exchange, g_free);

  g_signal_connect (message, "wrote-headers", G_CALLBACK (wrote_headers_cb), NULL);
  g_signal_connect_object (message, "got-headers", G_CALLBACK (got_headers_cb), self, 0);
}

static void
request_unqueued_cb (SoupSession *session, SoupMessage *message, MdrDateNotes *self)
{
  if (--self->n_expected == 0)
    g_signal_emit (self, changed_signal, 0);
}

static void
mdr_date_notes_finalize (GObject *object)
{
  MdrDateNotes *self = MDR_DATE_NOTES (object);

  g_clear_object (&self->environment);
  g_clear_pointer (&self->notes, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_date_notes_parent_class)->finalize (object);
}

static void
mdr_date_notes_class_init (MdrDateNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_date_notes_finalize;

  /**
   * MdrDateNotes::changed:
   * @self: notes
   *
   * There is a new date, or no more is expected for now.
   */
  changed_signal = g_signal_new ("changed", MDR_TYPE_DATE_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
mdr_date_notes_init (MdrDateNotes *self)
{
  self->notes = g_ptr_array_new_with_free_func (note_free);
}

/**
 * mdr_date_notes_new:
 * @environment: whose clock is compared
 *
 * Returns: (transfer full): empty notes
 */
MdrDateNotes *
mdr_date_notes_new (MdrEnvironment *environment)
{
  MdrDateNotes *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);

  self = g_object_new (MDR_TYPE_DATE_NOTES, NULL);
  self->environment = g_object_ref (environment);

  return self;
}

/**
 * mdr_date_notes_watch:
 * @self: notes
 * @session: a web client
 *
 * Notes the dates of what @session receives over HTTPS from now on, from servers that proved who
 * they are, and also from those against whose certificates nothing speaks but their dates.
 */
void
mdr_date_notes_watch (MdrDateNotes *self, SoupSession *session)
{
  g_return_if_fail (MDR_IS_DATE_NOTES (self));
  g_return_if_fail (SOUP_IS_SESSION (session));

  g_signal_connect_object (session, "request-queued", G_CALLBACK (request_queued_cb), self, 0);
  g_signal_connect_object (session, "request-unqueued", G_CALLBACK (request_unqueued_cb), self, 0);
}

/**
 * mdr_date_notes_trust:
 * @self: notes
 * @message: a request that was answered, in a session that is watched
 *
 * Notes the date of an answer over plain HTTP, which was recognised by its contents.
 */
void
mdr_date_notes_trust (MdrDateNotes *self, SoupMessage *message)
{
  Exchange *exchange;

  g_return_if_fail (MDR_IS_DATE_NOTES (self));
  g_return_if_fail (SOUP_IS_MESSAGE (message));

  exchange = get_exchange (message);
  if (exchange != NULL && exchange->has_reading)
    add_note (self, message);
}

/**
 * mdr_date_notes_copy_since:
 * @self: notes
 * @since: a monotonic time
 * @readings: (element-type MdrClockReading): where to add to
 *
 * Adds the comparisons with the clocks of all servers that answered at @since or later; clocks are
 * set, too.
 */
void
mdr_date_notes_copy_since (MdrDateNotes *self, gint64 since, GArray *readings)
{
  g_return_if_fail (MDR_IS_DATE_NOTES (self));
  g_return_if_fail (readings != NULL);

  for (guint i = 0; i < self->notes->len; i++)
    {
      const Note *note = g_ptr_array_index (self->notes, i);

      if (note->when >= since)
        g_array_append_val (readings, note->reading);
    }
}

/**
 * mdr_date_notes_is_expecting:
 * @self: notes
 *
 * Returns: whether somebody has asked a web server and has no answer yet
 */
gboolean
mdr_date_notes_is_expecting (MdrDateNotes *self)
{
  g_return_val_if_fail (MDR_IS_DATE_NOTES (self), FALSE);

  return self->n_expected > 0;
}
