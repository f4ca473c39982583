/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Settings, probes with their phases, and conversations in a report’s text.
 */

#include <glib/gi18n-lib.h>

#include "knowledge/mdr-texts.h"
#include "mdr-report-text-private.h"
#include "protocol/mdr-transcript-entry.h"

static void
add_service (GString *text, JsonObject *object)
{
  const char *user_name = mdr_report_get_string (object, "user_name");
  const char *security = mdr_report_get_string (object, "security");
  int code;

  if (mdr_report_get_enum (object, "security", MDR_TYPE_SECURITY, &code))
    security = mdr_texts_get_security_title (code);

  mdr_report_text_add (text, 0, "- %s %s:%d, %s%s%s", mdr_report_get_string (object, "protocol"),
                       mdr_report_get_string (object, "host"),
                       (int) mdr_report_get_int (object, "port"), security,
                       *user_name != '\0' ? ", " : "", user_name);
}

/* Adds the servers that were looked at, and where they come from. */
void
mdr_report_text_add_settings (GString *text, MdrReport *report)
{
  JsonObject *settings = mdr_report_get_object (mdr_report_get_root (report), "settings");
  const char *source = mdr_report_get_string (settings, "source");
  int code;

  mdr_report_text_add_heading (text, _ ("Settings"));
  if (*source == '\0')
    {
      mdr_report_text_add (text, 0, "%s", _ ("None were found."));
      return;
    }

  if (mdr_report_get_enum (settings, "source", MDR_TYPE_SETTINGS_SOURCE, &code))
    source = mdr_texts_get_settings_source_title (code);
  mdr_report_text_add (text, 0, "%s", source);
  for (guint i = 0; i < mdr_report_get_length (settings, "services"); i++)
    add_service (text, mdr_report_get_object_at (settings, "services", i));
}

static void
add_phases (GString *text, JsonObject *probe)
{
  for (guint i = 0; i < mdr_report_get_length (probe, "phases"); i++)
    {
      JsonObject *phase = mdr_report_get_object_at (probe, "phases", i);
      const char *title = mdr_report_get_string (phase, "phase");
      g_autofree char *span = NULL;
      int code;

      if (mdr_report_get_enum (phase, "phase", MDR_TYPE_PHASE, &code))
        title = mdr_texts_get_phase_title (code);

      span = mdr_texts_dup_duration (mdr_report_get_int (phase, "ms") * G_TIME_SPAN_MILLISECOND);
      if (json_object_has_member (phase, "start_ms"))
        /* Translators: a phase, how it ended, and how long it took: “Connection: In order, 12 ms”
         */
        mdr_report_text_add (text, 2, _ ("%s: %s, %s"), title, mdr_report_text_get_state (phase),
                             span);
      else
        mdr_report_text_add (text, 2, _ ("%s: %s"), title, mdr_report_text_get_state (phase));
    }
}

static void
add_list (GString *text, const char *title, JsonObject *object, const char *name)
{
  g_auto (GStrv) strings = mdr_report_dup_strings (object, name);
  g_autofree char *list = g_strjoinv (", ", strings);

  if (*list != '\0')
    mdr_report_text_add (text, 2, _ ("%s: %s"), title, list);
}

static void
add_certificate (GString *text, JsonObject *tls)
{
  if (tls == NULL)
    return;

  mdr_report_text_add (text, 2, "%s %s", mdr_report_get_string (tls, "version"),
                       mdr_report_get_string (tls, "cipher"));
  mdr_report_text_add (text, 2, _ ("%s: %s"), _ ("Certificate of"),
                       mdr_report_get_string (tls, "subject"));
  mdr_report_text_add (text, 2, _ ("%s: %s"), _ ("Certificate from"),
                       mdr_report_get_string (tls, "issuer"));
  mdr_report_text_add (text, 2, "%s – %s", mdr_report_get_string (tls, "not_before"),
                       mdr_report_get_string (tls, "not_after"));
  add_list (text, _ ("Problems"), tls, "problems");
}

static void
add_families (GString *text, JsonObject *server)
{
  for (guint i = 0; i < mdr_report_get_length (server, "families"); i++)
    {
      JsonObject *family = mdr_report_get_object_at (server, "families", i);

      mdr_report_text_add (text, 2, "%s %s: %s, %d ms", mdr_report_get_string (family, "family"),
                           mdr_report_get_string (family, "address"),
                           mdr_report_text_get_state (family),
                           (int) mdr_report_get_int (family, "ms"));
    }
}

/* As `check --verbose` shows it. */
static void
add_transcript (GString *text, JsonObject *server)
{
  static const char *const marks[] = {
    [MDR_TRANSCRIPT_SENT] = ">", [MDR_TRANSCRIPT_RECEIVED] = "<", [MDR_TRANSCRIPT_NOTE] = "*"
  };

  for (guint i = 0; i < mdr_report_get_length (server, "transcript"); i++)
    {
      JsonObject *line = mdr_report_get_object_at (server, "transcript", i);
      int direction = MDR_TRANSCRIPT_NOTE;

      mdr_report_get_enum (line, "direction", MDR_TYPE_TRANSCRIPT_DIRECTION, &direction);
      mdr_report_text_add (text, 4, "%6d ms %s %s", (int) mdr_report_get_int (line, "at_ms"),
                           marks[direction], mdr_report_get_string (line, "line"));
    }
}

static void
add_probe (GString *text, MdrReport *self, JsonObject *probe)
{
  JsonObject *server = mdr_report_get_object (probe, "server");
  g_autofree char *span =
      mdr_texts_dup_duration (mdr_report_get_int (probe, "ms") * G_TIME_SPAN_MILLISECOND);

  mdr_report_text_add (text, 0, _ ("%s: %s, %s"), mdr_report_get_string (probe, "id"),
                       mdr_report_text_get_state (probe), span);
  add_phases (text, probe);
  add_families (text, server);
  add_certificate (text, mdr_report_get_object (server, "tls"));
  add_list (text, _ ("Abilities"), server, "capabilities");
  add_list (text, _ ("Ways to sign in"), server, "sign_in");
  mdr_report_text_add_findings (text, self, 2, probe);
  add_transcript (text, server);
}

/* Adds all that was measured, one probe after the other. */
void
mdr_report_text_add_probes (GString *text, MdrReport *report)
{
  JsonObject *root = mdr_report_get_root (report);

  mdr_report_text_add_heading (text, _ ("What was measured"));
  for (guint i = 0; i < mdr_report_get_length (root, "probes"); i++)
    add_probe (text, report, mdr_report_get_object_at (root, "probes", i));
}
