/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A service never changes: other settings are another service.
 */

#include "mdr-service.h"

#include <gio/gio.h>
#include <string.h>

struct _MdrService
{
  GObject parent_instance;

  MdrProtocol protocol;
  MdrSecurity security;
  guint16 port;

  /* owned */
  char *host;
  char *user_name;
  char *label;
};

G_DEFINE_FINAL_TYPE (MdrService, mdr_service, G_TYPE_OBJECT)

typedef enum
{
  PROP_PROTOCOL = 1,
  PROP_HOST,
  PROP_PORT,
  PROP_SECURITY,
  PROP_USER_NAME,
  PROP_LABEL,
} MdrServiceProperty;

static GParamSpec *properties[PROP_LABEL + 1];

/* RFC 8314 section 7.3 and the IANA registry. */
static const struct
{
  MdrProtocol protocol;
  guint16 tls;
  guint16 plain;
} default_ports[] = {
  { MDR_PROTOCOL_IMAP, 993, 143 },
  { MDR_PROTOCOL_POP3, 995, 110 },
  { MDR_PROTOCOL_SMTP, 465, 587 },
};

static void
mdr_service_finalize (GObject *object)
{
  MdrService *self = MDR_SERVICE (object);

  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (mdr_service_parent_class)->finalize (object);
}

static void
mdr_service_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrService *self = MDR_SERVICE (object);

  switch ((MdrServiceProperty) prop_id)
    {
    case PROP_PROTOCOL:
      g_value_set_enum (value, self->protocol);
      break;

    case PROP_HOST:
      g_value_set_string (value, self->host);
      break;

    case PROP_PORT:
      g_value_set_uint (value, self->port);
      break;

    case PROP_SECURITY:
      g_value_set_enum (value, self->security);
      break;

    case PROP_USER_NAME:
      g_value_set_string (value, self->user_name);
      break;

    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_service_class_init (MdrServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mdr_service_finalize;
  object_class->get_property = mdr_service_get_property;

  properties[PROP_PROTOCOL] =
      g_param_spec_enum ("protocol", NULL, NULL, MDR_TYPE_PROTOCOL, MDR_PROTOCOL_IMAP, flags);
  properties[PROP_HOST] = g_param_spec_string ("host", NULL, NULL, NULL, flags);
  properties[PROP_PORT] = g_param_spec_uint ("port", NULL, NULL, 0, G_MAXUINT16, 0, flags);
  properties[PROP_SECURITY] =
      g_param_spec_enum ("security", NULL, NULL, MDR_TYPE_SECURITY, MDR_SECURITY_TLS, flags);
  properties[PROP_USER_NAME] = g_param_spec_string ("user-name", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_service_init (MdrService *self)
{
}

/**
 * mdr_service_new:
 * @protocol: what it speaks
 * @host: a host name in its DNS form, or an IP address
 * @port: the TCP port, not 0
 * @security: how the channel is secured
 * @user_name: (nullable): the name to sign in with, where it is known
 *
 * Returns: (transfer full): a new service
 */
MdrService *
mdr_service_new (MdrProtocol protocol,
                 const char *host,
                 guint16 port,
                 MdrSecurity security,
                 const char *user_name)
{
  MdrService *self;

  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (port != 0, NULL);

  self = g_object_new (MDR_TYPE_SERVICE, NULL);
  self->protocol = protocol;
  self->host = g_ascii_strdown (host, -1);
  self->port = port;
  self->security = security;
  self->user_name = g_strdup (user_name);
  self->label = g_strdup_printf (strchr (host, ':') != NULL ? "%s [%s]:%u" : "%s %s:%u",
                                 mdr_enum_to_nick (MDR_TYPE_PROTOCOL, protocol), self->host, port);

  return self;
}

/**
 * mdr_service_get_protocol:
 * @self: a service
 *
 * Returns: what it speaks
 */
MdrProtocol
mdr_service_get_protocol (MdrService *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE (self), MDR_PROTOCOL_IMAP);

  return self->protocol;
}

/**
 * mdr_service_get_host:
 * @self: a service
 *
 * Returns: the host name in its DNS form, or an IP address
 */
const char *
mdr_service_get_host (MdrService *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE (self), NULL);

  return self->host;
}

/**
 * mdr_service_get_port:
 * @self: a service
 *
 * Returns: the TCP port
 */
guint16
mdr_service_get_port (MdrService *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE (self), 0);

  return self->port;
}

/**
 * mdr_service_get_security:
 * @self: a service
 *
 * Returns: how the channel is secured
 */
MdrSecurity
mdr_service_get_security (MdrService *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE (self), MDR_SECURITY_TLS);

  return self->security;
}

/**
 * mdr_service_get_user_name:
 * @self: a service
 *
 * Returns: (nullable): the name to sign in with, where it is known
 */
const char *
mdr_service_get_user_name (MdrService *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE (self), NULL);

  return self->user_name;
}

/**
 * mdr_service_get_label:
 * @self: a service
 *
 * Names the service as the JSON output does: "smtp smtp.example.it:587".
 *
 * Returns: the label
 */
const char *
mdr_service_get_label (MdrService *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE (self), NULL);

  return self->label;
}

/**
 * mdr_service_is_loopback:
 * @self: a service
 *
 * Tells a program on this computer (a provider's bridge) from a server elsewhere.
 *
 * Returns: whether the host is this computer, by its name alone
 */
gboolean
mdr_service_is_loopback (MdrService *self)
{
  g_autoptr (GInetAddress) address = NULL;

  g_return_val_if_fail (MDR_IS_SERVICE (self), FALSE);

  if (strcmp (self->host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (self->host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * mdr_service_same_endpoint:
 * @a: a service
 * @b: another
 *
 * Returns: whether both speak the same protocol to the same host and port in the same way
 */
gboolean
mdr_service_same_endpoint (MdrService *a, MdrService *b)
{
  g_return_val_if_fail (MDR_IS_SERVICE (a), FALSE);
  g_return_val_if_fail (MDR_IS_SERVICE (b), FALSE);

  return a->security == b->security && strcmp (a->label, b->label) == 0;
}

/**
 * mdr_protocol_get_default_port:
 * @protocol: a protocol
 * @security: how the channel is secured
 *
 * Returns: the port that standards give to the two together (RFC 8314)
 */
guint16
mdr_protocol_get_default_port (MdrProtocol protocol, MdrSecurity security)
{
  for (gsize i = 0; i < G_N_ELEMENTS (default_ports); i++)
    if (default_ports[i].protocol == protocol)
      return security == MDR_SECURITY_TLS ? default_ports[i].tls : default_ports[i].plain;

  g_return_val_if_reached (0);
}

/**
 * mdr_protocol_get_title:
 * @protocol: a protocol
 *
 * Returns: its name as people write it
 */
const char *
mdr_protocol_get_title (MdrProtocol protocol)
{
  static const char *const titles[] = {
    [MDR_PROTOCOL_IMAP] = "IMAP",
    [MDR_PROTOCOL_POP3] = "POP3",
    [MDR_PROTOCOL_SMTP] = "SMTP",
  };

  return titles[protocol];
}

/**
 * mdr_protocol_get_direction:
 * @protocol: a protocol
 *
 * Returns: what it is for
 */
MdrDirection
mdr_protocol_get_direction (MdrProtocol protocol)
{
  return protocol == MDR_PROTOCOL_SMTP ? MDR_DIRECTION_SENDING : MDR_DIRECTION_RECEIVING;
}
