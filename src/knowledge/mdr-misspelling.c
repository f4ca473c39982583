/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which domain was meant is guessed by the number of slips: a letter too many, too few, another, or
 * two in the wrong order. That is the optimal string alignment distance.
 */

#include "mdr-misspelling.h"

#include <string.h>

/* Longer names are none of a public provider. */
#define MAX_LENGTH 32

/* Whoever writes twice as much makes twice as many slips. */
#define LETTERS_FOR_ONE_SLIP 6
#define LETTERS_FOR_TWO_SLIPS 9

#define TOO_FAR G_MAXUINT

static guint
count_slips (const char *meant, gsize n_meant, const char *typed, gsize n_typed)
{
  guint slips[MAX_LENGTH + 1][MAX_LENGTH + 1];

  for (gsize i = 0; i <= n_meant; i++)
    slips[i][0] = i;
  for (gsize j = 0; j <= n_typed; j++)
    slips[0][j] = j;

  for (gsize i = 1; i <= n_meant; i++)
    for (gsize j = 1; j <= n_typed; j++)
      {
        guint other = slips[i - 1][j - 1] + (meant[i - 1] != typed[j - 1]);
        guint least = MIN (other, MIN (slips[i - 1][j], slips[i][j - 1]) + 1);

        if (i > 1 && j > 1 && meant[i - 1] == typed[j - 2] && meant[i - 2] == typed[j - 1])
          least = MIN (least, slips[i - 2][j - 2] + 1);
        slips[i][j] = least;
      }

  return slips[n_meant][n_typed];
}

/* The same name under another top-level domain counts as one slip: “libero.com”. */
static gboolean
differ_in_ending_only (const char *meant, const char *typed)
{
  const char *meant_end = strrchr (meant, '.');
  const char *typed_end = strrchr (typed, '.');

  return meant_end != NULL && typed_end != NULL && meant_end - meant == typed_end - typed &&
         meant_end - meant >= LETTERS_FOR_ONE_SLIP - 2 &&
         strncmp (meant, typed, meant_end - meant) == 0;
}

static guint
measure_distance (const char *meant, const char *typed)
{
  gsize n_meant = strlen (meant);
  gsize n_typed = strlen (typed);
  guint slips;

  if (n_meant > MAX_LENGTH || n_meant < LETTERS_FOR_ONE_SLIP)
    return TOO_FAR;

  slips = count_slips (meant, n_meant, typed, n_typed);
  if (slips <= 1 || (slips == 2 && n_meant >= LETTERS_FOR_TWO_SLIPS && *meant == *typed))
    return slips;

  return differ_in_ending_only (meant, typed) ? 2 : TOO_FAR;
}

/**
 * mdr_misspelling_find_domain:
 * @providers: the providers whose domains may have been meant
 * @domain: a domain as somebody typed it, in lower case
 *
 * Looks for the domain that was probably meant. There are real domains that look like one of a
 * large provider, so this is worth saying only where something is wrong with @domain.
 *
 * Returns: (transfer none) (nullable): a domain of a provider; %NULL where @domain is one itself,
 * or none is like it
 */
const char *
mdr_misspelling_find_domain (MdrProviderList *providers, const char *domain)
{
  GListModel *list;
  const char *nearest = NULL;
  guint least = TOO_FAR;

  g_return_val_if_fail (MDR_IS_PROVIDER_LIST (providers), NULL);
  g_return_val_if_fail (domain != NULL, NULL);

  if (strlen (domain) > MAX_LENGTH || mdr_provider_list_find_by_domain (providers, domain) != NULL)
    return NULL;

  list = mdr_provider_list_get_providers (providers);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (MdrProvider) provider = g_list_model_get_item (list, i);
      const char *const *domains = mdr_provider_get_domains (provider);

      for (; *domains != NULL; domains++)
        {
          guint distance = measure_distance (*domains, domain);

          if (distance < least)
            {
              least = distance;
              nearest = *domains;
            }
        }
    }

  return nearest;
}
