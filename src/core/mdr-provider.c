/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One provider's facts. It never changes; what depends on the day is asked for with the day.
 */

#include "mdr-provider.h"

#include "mdr-provider-private.h"
#include "mdr-service.h"

G_DEFINE_FINAL_TYPE (MdrProvider, mdr_provider, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (MdrProviderLink,
                    mdr_provider_link,
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_LINK_WEBMAIL, "webmail"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_LINK_PASSWORD_RESET, "password-reset"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_LINK_TWO_STEP, "two-step"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_LINK_APP_PASSWORD, "app-password"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_LINK_IMAP_SWITCH, "imap-switch"))

G_DEFINE_ENUM_TYPE (MdrImapSwitch,
                    mdr_imap_switch,
                    G_DEFINE_ENUM_VALUE (MDR_IMAP_SWITCH_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (MDR_IMAP_SWITCH_ALWAYS_ON, "always-on"),
                    G_DEFINE_ENUM_VALUE (MDR_IMAP_SWITCH_MUST_ENABLE, "must-enable"),
                    G_DEFINE_ENUM_VALUE (MDR_IMAP_SWITCH_ADMIN, "admin"),
                    G_DEFINE_ENUM_VALUE (MDR_IMAP_SWITCH_PAID_PLAN, "paid-plan"))

G_DEFINE_ENUM_TYPE (MdrProviderFact,
                    mdr_provider_fact,
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_FACT_IMAP, "imap"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_FACT_POP3, "pop3"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_FACT_SMTP, "smtp"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_FACT_IMAP_ALTERNATIVES, "imap-alternatives"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_FACT_POP3_ALTERNATIVES, "pop3-alternatives"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_FACT_SMTP_ALTERNATIVES, "smtp-alternatives"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_FACT_USER_NAME, "user-name"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_FACT_SIGN_IN, "sign-in"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_FACT_IMAP_SWITCH, "imap-switch"))

G_DEFINE_ENUM_TYPE (MdrUserNameForm,
                    mdr_user_name_form,
                    G_DEFINE_ENUM_VALUE (MDR_USER_NAME_FORM_OTHER, "other"),
                    G_DEFINE_ENUM_VALUE (MDR_USER_NAME_FORM_FULL_ADDRESS, "full-address"),
                    G_DEFINE_ENUM_VALUE (MDR_USER_NAME_FORM_LOCAL_PART, "local-part"))

static void
mdr_provider_finalize (GObject *object)
{
  MdrProvider *self = MDR_PROVIDER (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->as_of, g_free);
  g_clear_pointer (&self->app_password_shape, g_free);
  g_clear_pointer (&self->domains, g_strfreev);
  g_clear_pointer (&self->mx_suffixes, g_strfreev);
  g_clear_pointer (&self->notes, g_strfreev);
  g_clear_pointer (&self->sources, g_strfreev);
  g_clear_pointer (&self->rules, g_array_unref);

  for (guint i = 0; i < MDR_N_PROVIDER_LINKS; i++)
    g_clear_pointer (&self->links[i], g_free);

  for (guint i = 0; i < MDR_N_PROTOCOLS; i++)
    g_clear_pointer (&self->services[i], g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_provider_parent_class)->finalize (object);
}

static void
mdr_provider_class_init (MdrProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_provider_finalize;
}

static void
mdr_provider_init (MdrProvider *self)
{
  self->rules = g_array_new (FALSE, FALSE, sizeof (MdrSignInRule));

  for (guint i = 0; i < MDR_N_PROTOCOLS; i++)
    self->services[i] = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * mdr_provider_get_id:
 * @self: a provider
 *
 * Returns: its id, as in reports and guides
 */
const char *
mdr_provider_get_id (MdrProvider *self)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), NULL);

  return self->id;
}

/**
 * mdr_provider_get_name:
 * @self: a provider
 *
 * Returns: what it calls itself
 */
const char *
mdr_provider_get_name (MdrProvider *self)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), NULL);

  return self->name;
}

/**
 * mdr_provider_get_domains:
 * @self: a provider
 *
 * Returns: (array zero-terminated=1): the domains of its addresses
 */
const char *const *
mdr_provider_get_domains (MdrProvider *self)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), NULL);

  return (const char *const *) self->domains;
}

/**
 * mdr_provider_get_mx_suffixes:
 * @self: a provider
 *
 * Returns: (array zero-terminated=1): ends of the names of its mail exchangers
 */
const char *const *
mdr_provider_get_mx_suffixes (MdrProvider *self)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), NULL);

  return (const char *const *) self->mx_suffixes;
}

static void
add_service (MdrProvider *self, GPtrArray *services, MdrService *bare, MdrAddress *address)
{
  MdrProtocol protocol = mdr_service_get_protocol (bare);
  g_autofree char *user_name = mdr_provider_dup_user_name (self, protocol, address);

  g_ptr_array_add (services, mdr_service_new (protocol, mdr_service_get_host (bare),
                                              mdr_service_get_port (bare),
                                              mdr_service_get_security (bare), user_name));
}

/**
 * mdr_provider_create_services:
 * @self: a provider
 * @address: one of its addresses
 *
 * Makes the services of an account: first the recommended IMAP, POP3 and SMTP server, as far as
 * there are such, then the alternatives in the same order. They include what is not verified, since
 * services are tried before they are believed; see mdr_provider_is_verified().
 *
 * Returns: (transfer full) (element-type MdrService): the services; empty if no server is known
 */
GPtrArray *
mdr_provider_create_services (MdrProvider *self, MdrAddress *address)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (MDR_IS_PROVIDER (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  for (guint protocol = 0; protocol < MDR_N_PROTOCOLS; protocol++)
    if (self->services[protocol]->len > 0)
      add_service (self, services, g_ptr_array_index (self->services[protocol], 0), address);

  for (guint protocol = 0; protocol < MDR_N_PROTOCOLS; protocol++)
    for (guint i = 1; i < self->services[protocol]->len; i++)
      add_service (self, services, g_ptr_array_index (self->services[protocol], i), address);

  return g_steal_pointer (&services);
}

/**
 * mdr_provider_dup_user_name:
 * @self: a provider
 * @protocol: a protocol
 * @address: one of its addresses
 *
 * Returns: (transfer full) (nullable): the name to sign in with, or %NULL if the address does not
 *   tell it
 */
char *
mdr_provider_dup_user_name (MdrProvider *self, MdrProtocol protocol, MdrAddress *address)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  switch (self->user_names[protocol])
    {
    case MDR_USER_NAME_FORM_FULL_ADDRESS:
      return g_strdup (mdr_address_get_text (address));

    case MDR_USER_NAME_FORM_LOCAL_PART:
      return g_strdup (mdr_address_get_local_part (address));

    case MDR_USER_NAME_FORM_OTHER:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

/**
 * mdr_provider_get_imap_switch:
 * @self: a provider
 *
 * Returns: whether the account has a switch that lets mail programs in; unknown if not verified
 */
MdrImapSwitch
mdr_provider_get_imap_switch (MdrProvider *self)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), MDR_IMAP_SWITCH_UNKNOWN);

  if (!mdr_provider_is_verified (self, MDR_PROVIDER_FACT_IMAP_SWITCH))
    return MDR_IMAP_SWITCH_UNKNOWN;

  return self->imap_switch;
}

/**
 * mdr_provider_get_link:
 * @self: a provider
 * @link: which page
 *
 * Returns: (nullable): the provider's https page, if it has one that is known
 */
const char *
mdr_provider_get_link (MdrProvider *self, MdrProviderLink link)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), NULL);

  return self->links[link];
}

/**
 * mdr_provider_has_server:
 * @self: a provider
 * @host: a host name
 *
 * Returns: whether @host is one of the provider's mail servers
 */
gboolean
mdr_provider_has_server (MdrProvider *self, const char *host)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), FALSE);
  g_return_val_if_fail (host != NULL, FALSE);

  for (guint protocol = 0; protocol < MDR_N_PROTOCOLS; protocol++)
    for (guint i = 0; i < self->services[protocol]->len; i++)
      if (g_ascii_strcasecmp (
              mdr_service_get_host (g_ptr_array_index (self->services[protocol], i)), host) == 0)
        return TRUE;

  return FALSE;
}

/**
 * mdr_provider_has_note:
 * @self: a provider
 * @note: the code of a note
 *
 * Returns: whether the note is true of the provider
 */
gboolean
mdr_provider_has_note (MdrProvider *self, const char *note)
{
  return g_strv_contains (mdr_provider_get_notes (self), note);
}

/**
 * mdr_provider_get_notes:
 * @self: a provider
 *
 * Returns: (array zero-terminated=1): codes of further facts
 */
const char *const *
mdr_provider_get_notes (MdrProvider *self)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), NULL);

  return (const char *const *) self->notes;
}

/**
 * mdr_provider_is_verified:
 * @self: a provider
 * @fact: which fact
 *
 * Tells whether a fact may be shown as true. Where it is not, its only source is weak or sources
 * differ: it may be tried, but not told.
 *
 * Returns: %FALSE if the fact is marked as unverified
 */
gboolean
mdr_provider_is_verified (MdrProvider *self, MdrProviderFact fact)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), FALSE);

  return (self->unverified & (1u << fact)) == 0;
}

/**
 * mdr_provider_get_sources:
 * @self: a provider
 *
 * Returns: (array zero-terminated=1): codes of where the facts come from, never empty
 */
const char *const *
mdr_provider_get_sources (MdrProvider *self)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), NULL);

  return (const char *const *) self->sources;
}

/**
 * mdr_provider_get_as_of:
 * @self: a provider
 *
 * Returns: (nullable): of when the newest source is, as YYYY, YYYY-MM or YYYY-MM-DD; %NULL if none
 *   has a date
 */
const char *
mdr_provider_get_as_of (MdrProvider *self)
{
  g_return_val_if_fail (MDR_IS_PROVIDER (self), NULL);

  return self->as_of;
}
