/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of both at once, and whose turn it is.
 */

#include "mdr-runner-pair.h"

static gboolean
any (MdrRunnerPair *self, gboolean (*is_so) (MdrFamilyRunner *runner))
{
  return is_so (self->runners[MDR_RUNNER_IPV6]) || is_so (self->runners[MDR_RUNNER_IPV4]);
}

/* A family that this computer does not have says nothing about the server, and "no such name" less
 * than any other answer; otherwise the first one is as good as the second. */
static guint
weight_of (const GError *error)
{
  if (error == NULL)
    return 0;
  if (g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    return 1;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE))
    return 2;

  return 3;
}

/**
 * mdr_runner_pair_init:
 * @self: memory for a pair
 *
 * Puts both runners to the start.
 */
void
mdr_runner_pair_init (MdrRunnerPair *self)
{
  self->runners[MDR_RUNNER_IPV6] = mdr_family_runner_new (G_SOCKET_FAMILY_IPV6);
  self->runners[MDR_RUNNER_IPV4] = mdr_family_runner_new (G_SOCKET_FAMILY_IPV4);
  self->last = MDR_RUNNER_IPV4;
}

/**
 * mdr_runner_pair_clear:
 * @self: a pair
 *
 * Stops both and lets them go.
 */
void
mdr_runner_pair_clear (MdrRunnerPair *self)
{
  for (guint i = 0; i < MDR_N_RUNNERS; i++)
    {
      mdr_family_runner_stop (self->runners[i], NULL);
      g_clear_object (&self->runners[i]);
    }
}

/**
 * mdr_runner_pair_look_up:
 * @self: a pair
 * @resolver: whom to ask
 * @host: a name or an IP address
 *
 * Sends both for their addresses, or gives the one to whom it belongs.
 */
void
mdr_runner_pair_look_up (MdrRunnerPair *self, GResolver *resolver, const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  for (guint i = 0; i < MDR_N_RUNNERS; i++)
    if (address != NULL)
      mdr_family_runner_add_address (self->runners[i], address);
    else
      mdr_family_runner_look_up (self->runners[i], resolver, host);
}

/**
 * mdr_runner_pair_try_next:
 * @self: a pair that has another address
 * @port: a TCP port
 *
 * Tries the next address. The families take turns, beginning with IPv6.
 */
void
mdr_runner_pair_try_next (MdrRunnerPair *self, guint16 port)
{
  guint turn = self->last == MDR_RUNNER_IPV6 ? MDR_RUNNER_IPV4 : MDR_RUNNER_IPV6;

  if (!mdr_family_runner_has_next (self->runners[turn]))
    turn = self->last;

  self->last = turn;
  mdr_family_runner_try_next (self->runners[turn], port);
}

/**
 * mdr_runner_pair_stop:
 * @self: a pair
 * @reason: (nullable): what is to be said of one that was connecting
 *
 * Stops both.
 */
void
mdr_runner_pair_stop (MdrRunnerPair *self, const GError *reason)
{
  for (guint i = 0; i < MDR_N_RUNNERS; i++)
    mdr_family_runner_stop (self->runners[i], reason);
}

/**
 * mdr_runner_pair_is_looking_up:
 * @self: a pair
 *
 * Returns: whether one of them awaits its addresses
 */
gboolean
mdr_runner_pair_is_looking_up (MdrRunnerPair *self)
{
  return any (self, mdr_family_runner_is_looking_up);
}

/**
 * mdr_runner_pair_is_connecting:
 * @self: a pair
 *
 * Returns: whether one of them awaits an answer
 */
gboolean
mdr_runner_pair_is_connecting (MdrRunnerPair *self)
{
  return any (self, mdr_family_runner_is_connecting);
}

/**
 * mdr_runner_pair_has_next:
 * @self: a pair
 *
 * Returns: whether one of them has an address left to try
 */
gboolean
mdr_runner_pair_has_next (MdrRunnerPair *self)
{
  return any (self, mdr_family_runner_has_next);
}

/**
 * mdr_runner_pair_create_error:
 * @self: a pair of which neither got there
 * @host: where to
 *
 * Returns: (transfer full): the one of their errors that says more
 */
GError *
mdr_runner_pair_create_error (MdrRunnerPair *self, const char *host)
{
  const GError *ipv6 = mdr_family_runner_get_error (self->runners[MDR_RUNNER_IPV6]);
  const GError *ipv4 = mdr_family_runner_get_error (self->runners[MDR_RUNNER_IPV4]);
  const GError *telling = weight_of (ipv4) > weight_of (ipv6) ? ipv4 : ipv6;

  if (telling != NULL)
    return g_error_copy (telling);

  return g_error_new (G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "There is no address for %s",
                      host);
}

/**
 * mdr_runner_pair_dup_addresses:
 * @self: a pair
 *
 * Returns: (transfer full): the addresses of both, written out, IPv6 first
 */
char **
mdr_runner_pair_dup_addresses (MdrRunnerPair *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < MDR_N_RUNNERS; i++)
    {
      GPtrArray *addresses = mdr_family_runner_get_addresses (self->runners[i]);

      for (guint j = 0; j < addresses->len; j++)
        {
          g_autofree char *text = g_inet_address_to_string (g_ptr_array_index (addresses, j));

          g_strv_builder_add (builder, text);
        }
    }

  return g_strv_builder_end (builder);
}
