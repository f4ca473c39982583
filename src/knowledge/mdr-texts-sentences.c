/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole sentences, made from a template of data/guides and from what is to be said.
 */

#include "mdr-texts.h"

#include "mdr-text-store.h"

/* Values that are codes themselves, and are shown as the words that words.xml has for them. */
static const char *const worded_parameters[] = { "family", "phase", NULL };

static void
set_code (MdrTextValues *values, const char *name, const char *code)
{
  mdr_text_values_set_word (values, name, code, mdr_text_store_get (name, code, "title"));
}

static void
set_enum (MdrTextValues *values, const char *name, GType type, int value)
{
  set_code (values, name, mdr_enum_to_nick (type, value));
}

static void
set_cause (MdrTextValues *values, MdrCause cause)
{
  mdr_text_values_set_word (values, "cause", mdr_cause_to_code (cause),
                            cause != MDR_CAUSE_OK ? mdr_texts_get_cause_title (cause) : NULL);
}

/* "Receiving (IMAP)" where the protocol is known. */
static void
set_protocol (MdrTextValues *values, MdrProtocol protocol)
{
  const MdrDirection direction =
      protocol == MDR_PROTOCOL_SMTP ? MDR_DIRECTION_SENDING : MDR_DIRECTION_RECEIVING;

  mdr_text_values_set_word (values, "protocol", mdr_enum_to_nick (MDR_TYPE_PROTOCOL, protocol),
                            mdr_protocol_get_title (protocol));
  mdr_text_values_set_word (values, "direction", mdr_enum_to_nick (MDR_TYPE_DIRECTION, direction),
                            mdr_texts_get_protocol_title (protocol));
}

static void
set_service (MdrTextValues *values, MdrService *service)
{
  g_autofree char *port = g_strdup_printf ("%u", (guint) mdr_service_get_port (service));
  g_autofree char *text = mdr_texts_dup_service (service);

  set_protocol (values, mdr_service_get_protocol (service));
  set_enum (values, "security", MDR_TYPE_SECURITY, mdr_service_get_security (service));
  mdr_text_values_set_word (values, "service", mdr_service_get_label (service), text);
  mdr_text_values_set (values, "server", mdr_service_get_host (service));
  mdr_text_values_set (values, "host", mdr_service_get_host (service));
  mdr_text_values_set (values, "port", port);
}

static void
set_date (MdrTextValues *values, const char *name, const char *date)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (date, utc);
  const char *format = mdr_text_store_get ("format", "date", "title");
  g_autofree char *text = NULL;

  if (time != NULL && format != NULL)
    text = g_date_time_format (time, format);

  mdr_text_values_set_word (values, name, date, text != NULL ? text : date);
}

/* The number of seconds by which a clock is fast or, where it is negative, slow. */
static void
set_offset (MdrTextValues *values, const char *name, const char *offset)
{
  g_autofree char *text = NULL;
  gint64 seconds;

  if (!g_ascii_string_to_signed (offset, 10, -G_MAXINT32, G_MAXINT32, &seconds, NULL))
    return;

  text = mdr_texts_dup_time_span (seconds * G_TIME_SPAN_SECOND);
  mdr_text_values_set_word (values, name, offset, text);
  mdr_text_values_set (values, "clock", seconds < 0 ? "slow" : "fast");
}

/* Which words the values are made of, depends on what they are values of. */
static void
set_difference (MdrTextValues *values, MdrFinding *finding)
{
  static const char *const names[] = { "yours", "right" };
  int code;

  if (!mdr_enum_from_nick (MDR_TYPE_DIFFERENCE_CODE,
                           mdr_finding_get_parameter (finding, "difference"), &code))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = mdr_finding_get_parameter (finding, names[i]);

      if (value != NULL)
        mdr_text_values_set_word (values, names[i], value,
                                  mdr_texts_get_difference_value (code, value));
    }
}

static void
set_parameter (MdrTextValues *values, const char *name, const char *value)
{
  int protocol;

  if (g_strv_contains (worded_parameters, name))
    set_code (values, name, value);
  else if (g_str_equal (name, "date"))
    set_date (values, name, value);
  else if (g_str_equal (name, "offset"))
    set_offset (values, name, value);
  else if (g_str_equal (name, "program"))
    mdr_text_values_set_word (values, name, value, mdr_texts_get_program_title (value));
  else if (!g_str_equal (name, "protocol"))
    mdr_text_values_set (values, name, value);
  else if (mdr_enum_from_nick (MDR_TYPE_PROTOCOL, value, &protocol))
    set_protocol (values, protocol);
}

static void
set_parameters (MdrTextValues *values, MdrFinding *finding)
{
  GVariantIter parameters;
  const char *name;
  GVariant *value;

  g_variant_iter_init (&parameters, mdr_finding_get_parameters (finding));
  while (g_variant_iter_loop (&parameters, "{&sv}", &name, &value))
    if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
      set_parameter (values, name, g_variant_get_string (value, NULL));
}

static MdrTextValues *
values_of_finding (MdrFinding *finding)
{
  MdrTextValues *values = mdr_text_values_new ();
  MdrService *service = mdr_finding_get_service (finding);

  if (service != NULL)
    set_service (values, service);

  set_parameters (values, finding);
  if (mdr_finding_get_parameter (finding, "difference") != NULL)
    set_difference (values, finding);

  set_enum (values, "severity", MDR_TYPE_SEVERITY, mdr_finding_get_severity (finding));
  set_cause (values, mdr_finding_get_cause (finding));

  return values;
}

/**
 * mdr_texts_dup_finding:
 * @finding: a finding
 *
 * Says what was found. The server's own words are not in it; they are shown beside it, in quotes,
 * see mdr_finding_get_server_text(). A code without words of its own gets a general sentence.
 *
 * Returns: (transfer full): text for users
 */
char *
mdr_texts_dup_finding (MdrFinding *finding)
{
  g_autoptr (MdrTextValues) values = NULL;
  char *text;

  g_return_val_if_fail (MDR_IS_FINDING (finding), g_strdup (""));

  values = values_of_finding (finding);
  text = mdr_text_store_fill ("finding", mdr_finding_get_code (finding), "text", values);

  if (text == NULL)
    {
      g_debug ("There are no words for the finding %s", mdr_finding_get_code (finding));
      text = mdr_text_store_fill ("finding", "anything-else", "text", values);
    }

  g_return_val_if_fail (text != NULL, g_strdup (""));

  return text;
}

/**
 * mdr_texts_dup_verdict:
 * @verdict: how receiving, or sending, stands
 *
 * Says how it stands, how far it got, and whether a password was tested.
 *
 * Returns: (transfer full): text for users, one or two sentences
 */
char *
mdr_texts_dup_verdict (MdrVerdict *verdict)
{
  g_autoptr (MdrTextValues) values = NULL;
  MdrService *service;
  MdrService *alternative;
  char *text;

  g_return_val_if_fail (MDR_IS_VERDICT (verdict), g_strdup (""));

  values = mdr_text_values_new ();
  service = mdr_verdict_get_service (verdict);
  alternative = mdr_verdict_get_alternative (verdict);

  set_enum (values, "direction", MDR_TYPE_DIRECTION, mdr_verdict_get_direction (verdict));
  set_enum (values, "state", MDR_TYPE_STATE, mdr_verdict_get_state (verdict));
  set_enum (values, "reached", MDR_TYPE_PHASE, mdr_verdict_get_reached (verdict));
  set_cause (values, mdr_verdict_get_cause (verdict));

  if (service != NULL)
    set_service (values, service);

  if (alternative != NULL)
    {
      g_autofree char *description = mdr_texts_dup_service (alternative);

      mdr_text_values_set (values, "alternative", description);
    }

  text = mdr_text_store_fill ("verdict", "any", "text", values);

  g_return_val_if_fail (text != NULL, g_strdup (""));

  return text;
}

/* What there is now; what there was where nothing is left of it. */
static void
set_seen (MdrTextValues *values, MdrFinding *before, MdrFinding *after)
{
  if (before == NULL && after == NULL)
    return;

  mdr_text_values_set (values, "seen", before == NULL ? "now" : after == NULL ? "before" : "both");
  set_parameters (values, after != NULL ? after : before);

  if (before != NULL && after != NULL)
    mdr_text_values_set (values, "device",
                         g_strcmp0 (mdr_finding_get_parameter (before, "interface"),
                                    mdr_finding_get_parameter (after, "interface")) == 0
                             ? "same"
                             : "other");
}

static MdrTextValues *
values_of_change (MdrChange *change)
{
  MdrTextValues *values = mdr_text_values_new ();
  MdrSubject subject = mdr_change_get_subject (change);
  const MdrCondition *before = mdr_change_get_before (change);
  const MdrCondition *after = mdr_change_get_after (change);

  if (subject == MDR_SUBJECT_RECEIVING || subject == MDR_SUBJECT_SENDING)
    set_enum (values, "direction", MDR_TYPE_DIRECTION,
              subject == MDR_SUBJECT_RECEIVING ? MDR_DIRECTION_RECEIVING : MDR_DIRECTION_SENDING);
  if (after->service != NULL)
    set_service (values, after->service);
  if (after->alternative != NULL)
    {
      g_autofree char *alternative = mdr_texts_dup_service (after->alternative);

      mdr_text_values_set (values, "alternative", alternative);
    }

  set_seen (values, before->finding, after->finding);
  set_enum (values, "trend", MDR_TYPE_TREND, mdr_change_get_trend (change));
  set_enum (values, "before", MDR_TYPE_STATE, before->state);
  set_enum (values, "after", MDR_TYPE_STATE, after->state);
  set_cause (values, after->cause);
  if (before->cause != MDR_CAUSE_OK)
    mdr_text_values_set_word (values, "earlier", mdr_cause_to_code (before->cause),
                              mdr_texts_get_cause_title (before->cause));

  return values;
}

/**
 * mdr_texts_dup_change:
 * @change: what is different from before
 *
 * Says what changed, or that it did not.
 *
 * Returns: (transfer full): text for users, one or two sentences
 */
char *
mdr_texts_dup_change (MdrChange *change)
{
  g_autoptr (MdrTextValues) values = NULL;
  char *text;

  g_return_val_if_fail (MDR_IS_CHANGE (change), g_strdup (""));

  values = values_of_change (change);
  text = mdr_text_store_fill ("change",
                              mdr_enum_to_nick (MDR_TYPE_SUBJECT, mdr_change_get_subject (change)),
                              "text", values);

  g_return_val_if_fail (text != NULL, g_strdup (""));

  return text;
}

/**
 * mdr_texts_dup_service:
 * @service: a service
 *
 * Names the server as people do: "imap.example.it (port 993)".
 *
 * Returns: (transfer full): text for users
 */
char *
mdr_texts_dup_service (MdrService *service)
{
  g_autoptr (MdrTextValues) values = NULL;
  g_autofree char *port = NULL;
  char *text;

  g_return_val_if_fail (MDR_IS_SERVICE (service), g_strdup (""));

  values = mdr_text_values_new ();
  port = g_strdup_printf ("%u", (guint) mdr_service_get_port (service));
  mdr_text_values_set (values, "host", mdr_service_get_host (service));
  mdr_text_values_set (values, "port", port);
  text = mdr_text_store_fill ("format", "service", "title", values);

  g_return_val_if_fail (text != NULL, g_strdup (""));

  return text;
}
