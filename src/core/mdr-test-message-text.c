/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A test message as it is handed over.
 */

#include <glib/gi18n-lib.h>

#include "mdr-test-message-private.h"

/* In English whatever the locale (RFC 5322 section 3.3). UTC, for the message does not tell where
 * somebody is. */
static char *
format_date (GDateTime *date)
{
  static const char days[][4] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char months[][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

  return g_strdup_printf (
      "%s, %d %s %d %02d:%02d:%02d +0000", days[g_date_time_get_day_of_week (date) - 1],
      g_date_time_get_day_of_month (date), months[g_date_time_get_month (date) - 1],
      g_date_time_get_year (date), g_date_time_get_hour (date), g_date_time_get_minute (date),
      g_date_time_get_second (date));
}

/* Whether a byte may stand for itself in quoted-printable (RFC 2045 section 6.7). A dot at the
 * beginning of a line would have to be doubled (RFC 5321 section 4.5.2). */
static gboolean
stands_for_itself (char byte, gboolean at_start, gboolean at_end)
{
  if (byte == ' ')
    return !at_end;

  return byte > ' ' && byte < 0x7f && byte != '=' && !(at_start && byte == '.');
}

static void
append_quoted_printable (GString *out, const char *line)
{
  const guint max_length = 76;
  guint column = 0;

  for (const char *at = line; *at != '\0'; at++)
    {
      gboolean plain = stands_for_itself (*at, column == 0, at[1] == '\0');
      guint width = plain ? 1 : 3;

      if (column + width + 1 > max_length)
        {
          g_string_append (out, "=\r\n");
          column = 0;
          plain = stands_for_itself (*at, TRUE, at[1] == '\0');
          width = plain ? 1 : 3;
        }

      if (plain)
        g_string_append_c (out, *at);
      else
        g_string_append_printf (out, "=%02X", (guchar) *at);
      column += width;
    }

  g_string_append (out, "\r\n");
}

static void
append_body (GString *out, MdrTestMessage *self)
{
  const char *const lines[] = {
    _ ("This is a test message from Mail Doctor."),
    "",
    _ ("You sent it to yourself to see whether your mail goes out and comes in. Nobody else got "
       "it."),
    _ ("If you can read it, it was left in your mailbox. You may delete it."),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    append_quoted_printable (out, lines[i]);
}

/**
 * mdr_test_message_render:
 * @self: a test message
 *
 * Writes it down (RFC 5322, 2045). Lines end in CR LF and none begins with a dot, so that it can
 * follow DATA as it is. It is ASCII but for an address that is not, and asks programs not to answer
 * it (RFC 3834).
 *
 * Returns: (transfer full): header and body
 */
GBytes *
mdr_test_message_render (MdrTestMessage *self)
{
  GString *out = g_string_new (NULL);
  g_autofree char *date = NULL;

  g_return_val_if_fail (MDR_IS_TEST_MESSAGE (self), NULL);

  date = format_date (self->date);
  g_string_append_printf (out,
                          "From: <%s>\r\n"
                          "To: <%s>\r\n"
                          "Subject: %s\r\n"
                          "Date: %s\r\n"
                          "Message-ID: %s\r\n"
                          "Auto-Submitted: auto-generated\r\n"
                          "MIME-Version: 1.0\r\n"
                          "Content-Type: text/plain; charset=utf-8\r\n"
                          "Content-Transfer-Encoding: quoted-printable\r\n"
                          "\r\n",
                          mdr_address_get_text (self->address),
                          mdr_address_get_text (self->address), self->subject, date, self->id);
  append_body (out, self);

  return g_string_free_to_bytes (out);
}
