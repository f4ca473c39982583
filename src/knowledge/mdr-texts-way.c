/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A station of the way in words, for those who hear it and those who read it line by line.
 */

#include "mdr-texts.h"

#include <glib/gi18n-lib.h>

#include "mdr-text-store.h"

/**
 * mdr_texts_get_station_title:
 * @station: which station
 *
 * Returns: text for users, as "Secure channel"
 */
const char *
mdr_texts_get_station_title (MdrStationId station)
{
  const char *text =
      mdr_text_store_get ("station", mdr_enum_to_nick (MDR_TYPE_STATION_ID, station), "title");

  g_return_val_if_fail (text != NULL, "");

  return text;
}

/**
 * mdr_texts_get_station_state:
 * @station: a station
 *
 * Returns: how it stands, for users: "In order", "Not reached"
 */
const char *
mdr_texts_get_station_state (MdrStation *station)
{
  g_return_val_if_fail (MDR_IS_STATION (station), "");

  /* Translators: a station on the way to the server that lies behind the point where the way ends.
   */
  return mdr_station_is_cut_off (station)
             ? _ ("Not reached")
             : mdr_texts_get_state_title (mdr_station_get_state (station));
}

/**
 * mdr_texts_dup_way_title:
 * @service: a service
 *
 * Says what a way is for and where it leads.
 *
 * Returns: (transfer full): text for users: "Receiving (IMAP): imap.example.it (port 993)"
 */
char *
mdr_texts_dup_way_title (MdrService *service)
{
  g_autofree char *place = NULL;

  g_return_val_if_fail (MDR_IS_SERVICE (service), g_strdup (""));

  place = mdr_texts_dup_service (service);

  /* Translators: “Receiving (IMAP): imap.example.it (port 993)” */
  return g_strdup_printf (_ ("%s: %s"),
                          mdr_texts_get_protocol_title (mdr_service_get_protocol (service)), place);
}

/**
 * mdr_texts_dup_duration:
 * @microseconds: a time span
 *
 * Returns: (transfer full): how long it is, for users: "35 ms"
 */
char *
mdr_texts_dup_duration (gint64 microseconds)
{
  /* Translators: milliseconds */
  if (microseconds < G_USEC_PER_SEC)
    return g_strdup_printf (_ ("%d ms"), (int) ((microseconds + 500) / 1000));

  /* Translators: seconds, with one digit behind the point */
  return g_strdup_printf (_ ("%.1f s"), (double) microseconds / G_USEC_PER_SEC);
}

/**
 * mdr_texts_dup_station:
 * @station: a station
 *
 * Says all about it at once: name, state, time and what is wrong.
 *
 * Returns: (transfer full): text for users
 */
char *
mdr_texts_dup_station (MdrStation *station)
{
  const char *title;
  const char *state;
  MdrFinding *telling;
  g_autofree char *time = NULL;
  g_autofree char *finding = NULL;

  g_return_val_if_fail (MDR_IS_STATION (station), g_strdup (""));

  title = mdr_texts_get_station_title (mdr_station_get_id (station));
  state = mdr_texts_get_station_state (station);
  telling = mdr_station_is_cut_off (station) ? NULL : mdr_station_get_telling (station);
  if (mdr_station_get_duration (station) > 0)
    time = mdr_texts_dup_duration (mdr_station_get_duration (station));
  if (telling != NULL)
    finding = mdr_texts_dup_finding (telling);

  if (time != NULL && finding != NULL)
    /* Translators: a station on the way to the server, how it stands, how long it took, and what
     * was found, a whole sentence: “Secure channel: Problem found, 35 ms. The certificate has
     * expired.” */
    return g_strdup_printf (_ ("%s: %s, %s. %s"), title, state, time, finding);

  if (finding != NULL)
    /* Translators: the same without a time. */
    return g_strdup_printf (_ ("%s: %s. %s"), title, state, finding);

  if (time != NULL)
    /* Translators: a station, how it stands, and how long it took: “Server: In order, 12 ms” */
    return g_strdup_printf (_ ("%s: %s, %s"), title, state, time);

  /* Translators: a station and how it stands: “Network: In order” */
  return g_strdup_printf (_ ("%s: %s"), title, state);
}
