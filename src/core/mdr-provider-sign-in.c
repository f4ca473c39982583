/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With what a provider lets a mail program sign in, what that looks like, and how it defends
 * itself.
 */

#include "mdr-provider-private.h"

/**
 * mdr_provider_get_policy:
 * @self: a provider
 * @protocol: a protocol
 * @when: the day that is asked about
 *
 * Tells with what a mail program can sign in on a day. A policy that is not verified counts as
 * unknown: advice to make an app password where there is none sends people on an endless search. A
 * rule with a date always counts, since only what a provider announced is written down as one.
 *
 * Returns: the policy
 */
MdrSignInPolicy
mdr_provider_get_policy (MdrProvider *self, MdrProtocol protocol, GDateTime *when)
{
  MdrSignInPolicy policy = MDR_SIGN_IN_POLICY_UNKNOWN;
  guint latest = 0;
  guint today;
  int year, month, day;

  g_return_val_if_fail (MDR_IS_PROVIDER (self), MDR_SIGN_IN_POLICY_UNKNOWN);
  g_return_val_if_fail (when != NULL, MDR_SIGN_IN_POLICY_UNKNOWN);

  g_date_time_get_ymd (when, &year, &month, &day);
  today = (guint) (year * 10000 + month * 100 + day);

  if (mdr_provider_is_verified (self, MDR_PROVIDER_FACT_SIGN_IN))
    policy = self->policies[protocol];

  for (guint i = 0; i < self->rules->len; i++)
    {
      const MdrSignInRule *rule = &g_array_index (self->rules, MdrSignInRule, i);

      if ((rule->protocols & (1u << protocol)) == 0 || rule->date > today || rule->date < latest)
        continue;

      policy = rule->policy;
      latest = rule->date;
    }

  return policy;
}

/**
 * mdr_provider_get_app_password_shape:
 * @self: a provider
 *
 * Returns: (nullable): what its app passwords look like, for mdr_password_shape_match(), if known
 */
const char *
mdr_provider_get_app_password_shape (MdrProvider *self)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), NULL);

  return self->app_password_shape;
}

/**
 * mdr_provider_get_throttle_wait:
 * @self: a provider
 *
 * Returns: for how many minutes it typically lets nobody in who tried too often, 0 if not known
 */
guint
mdr_provider_get_throttle_wait (MdrProvider *self)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), 0);

  return self->throttle_wait;
}
