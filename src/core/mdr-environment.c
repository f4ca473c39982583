/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Resolver, trust, clock and patience.
 */

#include "mdr-environment-private.h"

/* The provider database that Thunderbird made public; a domain is appended. */
#define PROVIDER_DATABASE "https://autoconfig.thunderbird.net/v1.1/"

/* A page whose contents are known: who sees another is being led to a sign-in page. It is the one
 * that GNOME keeps for NetworkManager. */
#define KNOWN_PAGE "http://nmcheck.gnome.org/check_network_status.txt"
#define KNOWN_PAGE_BEGINNING "NetworkManager is online"

/* Has a web server that answers without being asked by name, and has stayed the same for years. */
#define KNOWN_ADDRESS "1.1.1.1"

/* Public, and meant for everybody's programs; the NTP pool asks programs to keep away from its
 * general names. */
#define TIME_SERVER "time.cloudflare.com"

/* How long a phase may take, in milliseconds. Much shorter than the minutes that RFC 5321 gives a
 * program which delivers mail: somebody is watching, and a server that is slower than this is what
 * makes mail programs give up. Greetings are the exception, being held back on purpose by some. */
static const guint default_timeouts[MDR_N_PHASES] = {
  [MDR_PHASE_RESOLVE] = 10000,  [MDR_PHASE_CONNECT] = 10000,  [MDR_PHASE_TLS] = 10000,
  [MDR_PHASE_GREETING] = 20000, [MDR_PHASE_STARTTLS] = 10000, [MDR_PHASE_CAPABILITIES] = 10000,
  [MDR_PHASE_SIGN_IN] = 20000,  [MDR_PHASE_MAILBOX] = 20000,  [MDR_PHASE_SUBMIT] = 20000,
};

G_DEFINE_FINAL_TYPE (MdrEnvironment, mdr_environment, G_TYPE_OBJECT)

static void
mdr_environment_finalize (GObject *object)
{
  MdrEnvironment *self = MDR_ENVIRONMENT (object);

  g_clear_object (&self->resolver);
  g_clear_object (&self->trust);
  g_clear_pointer (&self->public_authorities, g_strfreev);
  g_clear_object (&self->proxies);
  g_clear_pointer (&self->provider_database, g_free);
  g_clear_pointer (&self->known_page, g_free);
  g_clear_pointer (&self->known_page_beginning, g_free);
  g_clear_pointer (&self->known_address, g_free);
  g_clear_pointer (&self->time_server, g_free);
  g_clear_pointer (&self->home, g_free);
  g_clear_pointer (&self->moved_ports, g_hash_table_unref);

  G_OBJECT_CLASS (mdr_environment_parent_class)->finalize (object);
}

static void
mdr_environment_class_init (MdrEnvironmentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_environment_finalize;
}

static void
mdr_environment_init (MdrEnvironment *self)
{
  self->lookup_allowed = TRUE;
  self->provider_database = g_strdup (PROVIDER_DATABASE);
  self->known_page = g_strdup (KNOWN_PAGE);
  self->known_page_beginning = g_strdup (KNOWN_PAGE_BEGINNING);
  self->known_address = g_strdup (KNOWN_ADDRESS);
  self->time_server = g_strdup (TIME_SERVER);
  self->home = g_strdup (g_get_home_dir ());
  self->moved_ports = g_hash_table_new (NULL, NULL);
  memcpy (self->timeouts, default_timeouts, sizeof default_timeouts);
  self->longest_wait = G_MAXUINT;
}

/**
 * mdr_environment_new:
 *
 * Returns: (transfer full): the world as it is: the system's resolver, trust and clock
 */
MdrEnvironment *
mdr_environment_new (void)
{
  return g_object_new (MDR_TYPE_ENVIRONMENT, NULL);
}

/**
 * mdr_environment_get_resolver:
 * @self: an environment
 *
 * Returns: (transfer none): what names are looked up with
 */
GResolver *
mdr_environment_get_resolver (MdrEnvironment *self)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), NULL);

  if (self->resolver == NULL)
    self->resolver = g_resolver_get_default ();

  return self->resolver;
}

/**
 * mdr_environment_set_resolver:
 * @self: an environment
 * @resolver: what to look up names with
 *
 * Replaces the resolver, before any probe runs.
 */
void
mdr_environment_set_resolver (MdrEnvironment *self, GResolver *resolver)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));
  g_return_if_fail (G_IS_RESOLVER (resolver));

  g_set_object (&self->resolver, resolver);
}

/**
 * mdr_environment_get_trust:
 * @self: an environment
 *
 * Returns: (transfer none) (nullable): the authorities to trust, %NULL for the system's
 */
GTlsDatabase *
mdr_environment_get_trust (MdrEnvironment *self)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), NULL);

  return self->trust;
}

/**
 * mdr_environment_set_trust:
 * @self: an environment
 * @trust: (nullable): the authorities to trust, %NULL for the system's
 *
 * Replaces the trusted authorities, before any probe runs.
 */
void
mdr_environment_set_trust (MdrEnvironment *self, GTlsDatabase *trust)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));
  g_return_if_fail (trust == NULL || G_IS_TLS_DATABASE (trust));

  g_set_object (&self->trust, trust);
}

/**
 * mdr_environment_get_public_authorities:
 * @self: an environment
 *
 * Returns: (transfer none) (nullable): files and folders with the authorities that everybody
 *   trusts, %NULL for those of the system
 */
const char *const *
mdr_environment_get_public_authorities (MdrEnvironment *self)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), NULL);

  return (const char *const *) self->public_authorities;
}

/**
 * mdr_environment_set_public_authorities:
 * @self: an environment
 * @places: (array zero-terminated=1): files and folders with authorities
 *
 * Tells which of the trusted authorities everybody trusts, before any probe runs. All others were
 * added on this computer by somebody.
 */
void
mdr_environment_set_public_authorities (MdrEnvironment *self, const char *const *places)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));
  g_return_if_fail (places != NULL);

  g_strfreev (self->public_authorities);
  self->public_authorities = g_strdupv ((GStrv) places);
}

/**
 * mdr_environment_dup_now:
 * @self: an environment
 *
 * Returns: (transfer full): the time by this computer's clock, in UTC
 */
GDateTime *
mdr_environment_dup_now (MdrEnvironment *self)
{
  g_autoptr (GDateTime) now = NULL;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), NULL);

  now = g_date_time_new_now_utc ();

  return g_date_time_add (now, self->clock_shift);
}

/**
 * mdr_environment_set_now:
 * @self: an environment
 * @now: what the clock is to say now; it goes on from there
 *
 * Turns the clock, for tests and for rules with dates.
 */
void
mdr_environment_set_now (MdrEnvironment *self, GDateTime *now)
{
  g_autoptr (GDateTime) real = NULL;

  g_return_if_fail (MDR_IS_ENVIRONMENT (self));
  g_return_if_fail (now != NULL);

  real = g_date_time_new_now_utc ();
  self->clock_shift = g_date_time_difference (now, real);
}

/**
 * mdr_environment_get_monotonic_time:
 * @self: an environment
 *
 * Returns: microseconds from an unknown moment on; nobody can set this clock back
 */
gint64
mdr_environment_get_monotonic_time (MdrEnvironment *self)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), 0);

  return g_get_monotonic_time () + self->passed;
}

/**
 * mdr_environment_pass_time:
 * @self: an environment
 * @span: how much, not negative
 *
 * Has both clocks say that @span has passed, so that a test need not wait.
 */
void
mdr_environment_pass_time (MdrEnvironment *self, GTimeSpan span)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));
  g_return_if_fail (span >= 0);

  self->passed += span;
  self->clock_shift += span;
}

/**
 * mdr_environment_get_timeout:
 * @self: an environment
 * @phase: a phase
 *
 * Returns: how long @phase may take, in milliseconds
 */
guint
mdr_environment_get_timeout (MdrEnvironment *self, MdrPhase phase)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), 0);

  return self->timeouts[phase];
}

/**
 * mdr_environment_limit_timeouts:
 * @self: an environment
 * @milliseconds: the longest that any one phase may take, not 0
 *
 * Makes the timeouts shorter; none becomes longer.
 */
void
mdr_environment_limit_timeouts (MdrEnvironment *self, guint milliseconds)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));
  g_return_if_fail (milliseconds > 0);

  for (guint phase = 0; phase < MDR_N_PHASES; phase++)
    self->timeouts[phase] = MIN (default_timeouts[phase], milliseconds);
  self->longest_wait = milliseconds;
}

/**
 * mdr_environment_limit_wait:
 * @self: an environment
 * @milliseconds: how long to wait for what is in no server's hands
 *
 * Returns: @milliseconds, or what mdr_environment_limit_timeouts() allows, if that is less
 */
guint
mdr_environment_limit_wait (MdrEnvironment *self, guint milliseconds)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), milliseconds);

  return MIN (milliseconds, self->longest_wait);
}

/**
 * mdr_environment_get_lookup_allowed:
 * @self: an environment
 *
 * Returns: whether settings may be looked up over the network
 */
gboolean
mdr_environment_get_lookup_allowed (MdrEnvironment *self)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), FALSE);

  return self->lookup_allowed;
}

/**
 * mdr_environment_set_lookup_allowed:
 * @self: an environment
 * @allowed: whether settings may be looked up over the network
 *
 * Switches discovery over the network on or off; the provider list is always there.
 */
void
mdr_environment_set_lookup_allowed (MdrEnvironment *self, gboolean allowed)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));

  self->lookup_allowed = allowed;
}
