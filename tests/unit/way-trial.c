/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads and writes what happens on a way.
 */

#include "way-trial.h"

static MdrState
state_of_sign (char sign)
{
  switch (sign)
    {
    case '+':
      return MDR_STATE_PASSED;

    case '~':
      return MDR_STATE_WARNING;

    case '!':
      return MDR_STATE_FAILED;

    case '*':
      return MDR_STATE_RUNNING;

    case '?':
      return MDR_STATE_WAITING;

    default:
      g_assert_cmpint (sign, ==, '-');
      return MDR_STATE_SKIPPED;
    }
}

static char
sign_of_station (MdrStation *station)
{
  static const char signs[] = "?*+~!-";

  return mdr_station_is_cut_off (station) ? '.' : signs[mdr_station_get_state (station)];
}

char *
way_trial_write_down (GPtrArray *stations)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < stations->len; i++)
    {
      MdrStation *station = g_ptr_array_index (stations, i);

      g_string_append_printf (line, "%s%s%c", i > 0 ? " " : "",
                              mdr_enum_to_nick (MDR_TYPE_STATION_ID, mdr_station_get_id (station)),
                              sign_of_station (station));
    }

  return g_string_free (line, FALSE);
}

MdrService *
way_trial_new_service (const char *text)
{
  const gboolean sending = g_str_has_prefix (text, "smtp");
  int security;

  g_assert_true (mdr_enum_from_nick (MDR_TYPE_SECURITY, strchr (text, ' ') + 1, &security));

  return mdr_service_new (sending ? MDR_PROTOCOL_SMTP : MDR_PROTOCOL_IMAP, "mail.example.it", 993,
                          security, NULL);
}

void
way_trial_go_through_phases (MdrProbe *probe, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (char **word = words; *word != NULL && **word != '\0'; word++)
    {
      char *sign = *word + strlen (*word) - 1;
      const MdrState state = state_of_sign (*sign);
      int phase;

      *sign = '\0';
      g_assert_true (mdr_enum_from_nick (MDR_TYPE_PHASE, *word, &phase));
      mdr_probe_expect_phase (probe, phase);
      if (state == MDR_STATE_RUNNING)
        mdr_probe_enter_phase (probe, phase);
      else if (state != MDR_STATE_WAITING)
        mdr_probe_leave_phase (probe, phase, state);
    }
}

GPtrArray *
way_trial_parse_findings (MdrService *service, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (char **word = words; *word != NULL && **word != '\0'; word++)
    {
      const gboolean error = g_str_has_suffix (*word, "!");
      const gboolean warning = g_str_has_suffix (*word, "~");
      const gboolean general = strchr (*word, '@') != NULL;
      const char *colon = strchr (*word, ':');
      g_autofree char *code = g_strndup (*word, strcspn (*word, ":@!~"));
      g_autofree char *phase =
          colon != NULL ? g_strndup (colon + 1, strcspn (colon + 1, "@!~")) : NULL;

      g_ptr_array_add (findings, mdr_finding_new (code, MDR_STEP_NETWORK,
                                                  error     ? MDR_SEVERITY_ERROR
                                                  : warning ? MDR_SEVERITY_WARNING
                                                            : MDR_SEVERITY_INFO,
                                                  MDR_CAUSE_OK, general ? NULL : service, "phase",
                                                  phase, NULL));
    }

  return findings;
}
