/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a provider from its group of data/knowledge/providers.ini, where the keys are explained.
 */

#include "mdr-provider-private.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "mdr-error.h"
#include "mdr-password-shape.h"
#include "mdr-service.h"

/* A day, in minutes: nobody would leave the program open for longer. */
#define MAX_WAIT (24 * 60)

static const char *const known_keys[] = {
  "name",
  "domains",
  "mx",
  "imap",
  "pop3",
  "smtp",
  "user-name",
  "imap-user-name",
  "pop3-user-name",
  "smtp-user-name",
  "sign-in",
  "imap-sign-in",
  "pop3-sign-in",
  "smtp-sign-in",
  "sign-in-rules",
  "imap-switch",
  "webmail",
  "password-reset",
  "two-step",
  "app-password",
  "app-password-shape",
  "throttle-wait",
  "imap-switch-link",
  "notes",
  "unverified",
  "sources",
  "as-of",
  NULL,
};

/* The keys of the links differ from their nicks in one point: "imap-switch" is a fact of its own.
 */
static const char *const link_keys[MDR_N_PROVIDER_LINKS] = {
  [MDR_PROVIDER_LINK_WEBMAIL] = "webmail",
  [MDR_PROVIDER_LINK_PASSWORD_RESET] = "password-reset",
  [MDR_PROVIDER_LINK_TWO_STEP] = "two-step",
  [MDR_PROVIDER_LINK_APP_PASSWORD] = "app-password",
  [MDR_PROVIDER_LINK_IMAP_SWITCH] = "imap-switch-link",
};

/* A group of the file being read. */
typedef struct
{
  GKeyFile *file;
  const char *name;
} Group;

G_GNUC_PRINTF (4, 5)
static gboolean
fail (const Group *group, const char *key, GError **error, const char *format, ...)
{
  g_autofree char *problem = NULL;
  va_list arguments;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "[%s] %s: %s", group->name, key, problem);

  return FALSE;
}

/* A key that is not there gives %NULL; an empty one is a mistake. */
static gboolean
read_string (const Group *group, const char *key, char **value, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *text = g_key_file_get_string (group->file, group->name, key, &problem);

  if (g_error_matches (problem, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND))
    return TRUE;

  if (problem != NULL)
    return fail (group, key, error, "%s", problem->message);

  if (*text == '\0')
    return fail (group, key, error, "leave the key out rather than empty");

  *value = g_steal_pointer (&text);

  return TRUE;
}

/* A key that is not there gives an empty list. */
static gboolean
read_list (const Group *group, const char *key, GStrv *list, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_auto (GStrv) items = g_key_file_get_string_list (group->file, group->name, key, NULL, &problem);

  if (g_error_matches (problem, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND))
    items = g_new0 (char *, 1);
  else if (problem != NULL)
    return fail (group, key, error, "%s", problem->message);

  for (char **item = items; *item != NULL; item++)
    if (**item == '\0')
      return fail (group, key, error, "an item of the list is empty");

  *list = g_steal_pointer (&items);

  return TRUE;
}

/* A key that is not there leaves @value as it is. */
static gboolean
read_enum (const Group *group, const char *key, GType type, int *value, GError **error)
{
  g_autofree char *nick = NULL;

  if (!read_string (group, key, &nick, error))
    return FALSE;

  if (nick != NULL && !mdr_enum_from_nick (type, nick, value))
    return fail (group, key, error, "“%s” is not one of the words for it", nick);

  return TRUE;
}

static gboolean
read_date (const char *text, guint *date)
{
  guint year, month, day;
  char again[32];

  if (sscanf (text, "%4u-%2u-%2u", &year, &month, &day) != 3 ||
      !g_date_valid_dmy (day, month, year))
    return FALSE;

  g_snprintf (again, sizeof again, "%04u-%02u-%02u", year, month, day);
  *date = year * 10000 + month * 100 + day;

  return strcmp (text, again) == 0;
}

/* The three forms of a date are the beginnings of the longest. */
static gboolean
is_date_or_part (const char *text)
{
  gsize length = strlen (text);
  g_autofree char *whole = g_strconcat (text,
                                        length == 4   ? "-01-01"
                                        : length == 7 ? "-01"
                                                      : "",
                                        NULL);
  guint date;

  return read_date (whole, &date);
}

static gboolean
read_services (MdrProvider *self, const Group *group, MdrProtocol protocol, GError **error)
{
  const char *key = mdr_enum_to_nick (MDR_TYPE_PROTOCOL, protocol);
  g_auto (GStrv) texts = NULL;

  if (!read_list (group, key, &texts, error))
    return FALSE;

  for (char **text = texts; *text != NULL; text++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (MdrService) service = mdr_service_parse (protocol, *text, NULL, &problem);

      if (service == NULL)
        return fail (group, key, error, "%s", problem->message);

      if (mdr_service_get_security (service) == MDR_SECURITY_NONE)
        return fail (group, key, error, "“%s” is without encryption", *text);

      g_ptr_array_add (self->services[protocol], g_steal_pointer (&service));
    }

  return TRUE;
}

/* Servers, user name and sign-in of one protocol; the latter two may stand for all protocols. */
static gboolean
read_protocol (MdrProvider *self, const Group *group, MdrProtocol protocol, GError **error)
{
  const char *nick = mdr_enum_to_nick (MDR_TYPE_PROTOCOL, protocol);
  g_autofree char *user_name_key = g_strconcat (nick, "-user-name", NULL);
  g_autofree char *sign_in_key = g_strconcat (nick, "-sign-in", NULL);
  int user_name = -1;
  int policy = MDR_SIGN_IN_POLICY_UNKNOWN;

  if (!read_services (self, group, protocol, error) ||
      !read_enum (group, "user-name", MDR_TYPE_USER_NAME_FORM, &user_name, error) ||
      !read_enum (group, user_name_key, MDR_TYPE_USER_NAME_FORM, &user_name, error) ||
      !read_enum (group, "sign-in", MDR_TYPE_SIGN_IN_POLICY, &policy, error) ||
      !read_enum (group, sign_in_key, MDR_TYPE_SIGN_IN_POLICY, &policy, error))
    return FALSE;

  if (user_name < 0 && self->services[protocol]->len > 0)
    return fail (group, "user-name", error, "it must be there, since there is a server");

  self->user_names[protocol] = MAX (user_name, MDR_USER_NAME_FORM_OTHER);
  self->policies[protocol] = policy;

  return TRUE;
}

static gboolean
read_rules (MdrProvider *self, const Group *group, GError **error)
{
  g_auto (GStrv) texts = NULL;

  if (!read_list (group, "sign-in-rules", &texts, error))
    return FALSE;

  for (char **text = texts; *text != NULL; text++)
    {
      g_auto (GStrv) words = g_strsplit (*text, " ", -1);
      MdrSignInRule rule = { 0 };
      int protocol, policy;

      if (g_strv_length (words) != 3 || !read_date (words[0], &rule.date) ||
          !mdr_enum_from_nick (MDR_TYPE_SIGN_IN_POLICY, words[2], &policy))
        return fail (group, "sign-in-rules", error, "“%s” is not DATE PROTOCOL SIGN-IN", *text);

      if (strcmp (words[1], "all") == 0)
        rule.protocols = (1u << MDR_N_PROTOCOLS) - 1;
      else if (mdr_enum_from_nick (MDR_TYPE_PROTOCOL, words[1], &protocol))
        rule.protocols = 1u << protocol;
      else
        return fail (group, "sign-in-rules", error, "“%s” is not a protocol", words[1]);

      rule.policy = policy;
      g_array_append_val (self->rules, rule);
    }

  return TRUE;
}

static gboolean
read_links (MdrProvider *self, const Group *group, GError **error)
{
  for (guint i = 0; i < MDR_N_PROVIDER_LINKS; i++)
    {
      if (!read_string (group, link_keys[i], &self->links[i], error))
        return FALSE;

      if (self->links[i] != NULL && !g_str_has_prefix (self->links[i], "https://"))
        return fail (group, link_keys[i], error, "a page must begin with https://");
    }

  return TRUE;
}

/* What a password looks like, and for how long none is taken after too many of them. */
static gboolean
read_app_passwords (MdrProvider *self, const Group *group, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *wait = NULL;
  guint64 minutes = 0;

  if (!read_string (group, "app-password-shape", &self->app_password_shape, error) ||
      !read_string (group, "throttle-wait", &wait, error))
    return FALSE;

  if (self->app_password_shape != NULL &&
      !mdr_password_shape_check (self->app_password_shape, &problem))
    return fail (group, "app-password-shape", error, "%s", problem->message);

  if (wait != NULL && !g_ascii_string_to_unsigned (wait, 10, 1, MAX_WAIT, &minutes, &problem))
    return fail (group, "throttle-wait", error, "%s", problem->message);

  self->throttle_wait = (guint) minutes;

  return TRUE;
}

static gboolean
read_unverified (MdrProvider *self, const Group *group, GError **error)
{
  g_auto (GStrv) nicks = NULL;
  int fact;

  if (!read_list (group, "unverified", &nicks, error))
    return FALSE;

  for (char **nick = nicks; *nick != NULL; nick++)
    {
      if (!mdr_enum_from_nick (MDR_TYPE_PROVIDER_FACT, *nick, &fact))
        return fail (group, "unverified", error, "“%s” is not one of the words for it", *nick);

      self->unverified |= 1u << fact;
    }

  return TRUE;
}

static gboolean
read_origin (MdrProvider *self, const Group *group, GError **error)
{
  if (!read_list (group, "sources", &self->sources, error) ||
      !read_string (group, "as-of", &self->as_of, error))
    return FALSE;

  if (*self->sources == NULL)
    return fail (group, "sources", error, "say where the facts come from");

  if (self->as_of != NULL && !is_date_or_part (self->as_of))
    return fail (group, "as-of", error, "write YYYY, YYYY-MM or YYYY-MM-DD");

  return TRUE;
}

/**
 * mdr_provider_new_from_key_file:
 * @file: a file like data/knowledge/providers.ini
 * @id: the provider's group
 * @error: return location for a #GError
 *
 * Reads one provider. Keys that are not known are passed over, so that a newer file can be read;
 * see mdr_provider_knows_key().
 *
 * Returns: (transfer full) (nullable): the provider, or %NULL with %MDR_ERROR_INVALID_DATA, the
 *   message naming group and key
 */
MdrProvider *
mdr_provider_new_from_key_file (GKeyFile *file, const char *id, GError **error)
{
  g_autoptr (MdrProvider) self = NULL;
  Group group = { file, id };
  int imap_switch = MDR_IMAP_SWITCH_UNKNOWN;

  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (MDR_TYPE_PROVIDER, NULL);
  self->id = g_strdup (id);

  if (!read_string (&group, "name", &self->name, error) ||
      !read_list (&group, "domains", &self->domains, error) ||
      !read_list (&group, "mx", &self->mx_suffixes, error) ||
      !read_list (&group, "notes", &self->notes, error) ||
      !read_enum (&group, "imap-switch", MDR_TYPE_IMAP_SWITCH, &imap_switch, error) ||
      !read_rules (self, &group, error) || !read_links (self, &group, error) ||
      !read_app_passwords (self, &group, error) || !read_unverified (self, &group, error) ||
      !read_origin (self, &group, error))
    return NULL;

  for (guint protocol = 0; protocol < MDR_N_PROTOCOLS; protocol++)
    if (!read_protocol (self, &group, protocol, error))
      return NULL;

  self->imap_switch = imap_switch;

  if (self->name == NULL)
    {
      fail (&group, "name", error, "every provider has one");
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * mdr_provider_knows_key:
 * @key: a key of a group
 *
 * Tells a misspelt key, for the test of the data file.
 *
 * Returns: whether mdr_provider_new_from_key_file() would read it
 */
gboolean
mdr_provider_knows_key (const char *key)
{
  return g_strv_contains (known_keys, key);
}
