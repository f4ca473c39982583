/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many providers are found in a second, by domain and by mail exchanger, without any network.
 *
 * Usage: look-up SECONDS; prints the milliseconds that reading the list takes, how many names it
 * has, and how many are looked up in a second: domains and mail exchangers that are on the list,
 * and domains that are not.
 */

#include "knowledge/mdr-provider-list.h"

typedef MdrProvider *(*FindProvider) (MdrProviderList *list, const char *host);

static void
add_hosts (GPtrArray *hosts, const char *const *names, const char *prefix)
{
  for (; *names != NULL; names++)
    g_ptr_array_add (hosts, g_strconcat (prefix, *names, NULL));
}

/* The clock is asked after each round of all names only. */
static double
count_in_a_second (FindProvider find,
                   MdrProviderList *list,
                   GPtrArray *hosts,
                   gboolean known,
                   double seconds)
{
  gint64 begin = g_get_monotonic_time ();
  gint64 now;
  guint64 count = 0;

  do
    {
      for (guint i = 0; i < hosts->len; i++)
        g_assert_true ((find (list, hosts->pdata[i]) != NULL) == known);

      count += hosts->len;
      now = g_get_monotonic_time ();
    }
  while (now - begin < seconds * G_TIME_SPAN_SECOND);

  return (double) count * G_TIME_SPAN_SECOND / (double) (now - begin);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) domains = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) strangers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) exchangers = g_ptr_array_new_with_free_func (g_free);
  gint64 begin = g_get_monotonic_time ();
  MdrProviderList *list = mdr_provider_list_get_built_in ();
  double read = (double) (g_get_monotonic_time () - begin) / 1000;
  GListModel *providers = mdr_provider_list_get_providers (list);
  double seconds;

  g_assert_cmpint (argc, ==, 2);
  seconds = g_ascii_strtod (argv[1], NULL);

  for (guint i = 0; i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr (MdrProvider) provider = g_list_model_get_item (providers, i);

      add_hosts (domains, mdr_provider_get_domains (provider), "");
      add_hosts (strangers, mdr_provider_get_domains (provider), "not.");
      add_hosts (exchangers, mdr_provider_get_mx_suffixes (provider), "mx00.");
    }

  g_print ("%.1f %u %u %.0f %.0f %.0f\n", read, domains->len, exchangers->len,
           count_in_a_second (mdr_provider_list_find_by_domain, list, domains, TRUE, seconds),
           count_in_a_second (mdr_provider_list_find_by_mx, list, exchangers, TRUE, seconds),
           count_in_a_second (mdr_provider_list_find_by_domain, list, strangers, FALSE, seconds));

  return 0;
}
