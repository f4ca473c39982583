/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One rule after the other looks at the text; each takes out whole words, so that what is left can
 * still be read.
 */

#include "mdr-privacy-private.h"

#include <string.h>

/* A shorter name is a word like any other; whole addresses are taken out by another rule. */
#define MIN_NAME 3

/* A longer name hardly stands in a text by chance, so it is taken out wherever it stands. */
#define MIN_TELLING_NAME 6

/**
 * mdr_privacy_new:
 *
 * Returns: (transfer full): what takes out addresses of the inside of networks, and paths
 */
MdrPrivacy *
mdr_privacy_new (void)
{
  MdrPrivacy *self = g_new0 (MdrPrivacy, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->hosts = g_ptr_array_new_with_free_func (g_free);
  self->domains = g_ptr_array_new_with_free_func (g_free);
  self->ip_addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * mdr_privacy_free:
 * @self: what is taken out
 *
 * Frees @self.
 */
void
mdr_privacy_free (MdrPrivacy *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->hosts);
  g_ptr_array_unref (self->domains);
  g_hash_table_unref (self->ip_addresses);
  g_free (self);
}

/* What is longer comes first, so that nothing of it is left. */
static int
compare_lengths_cb (gconstpointer a, gconstpointer b)
{
  const gsize length = strlen (*(const char *const *) a);
  const gsize other = strlen (*(const char *const *) b);

  return (length < other) - (length > other);
}

static void
add_name (MdrPrivacy *self, const char *name)
{
  char *small;

  if (g_utf8_strlen (name, -1) < MIN_NAME || !g_utf8_validate (name, -1, NULL))
    return;

  small = g_utf8_strdown (name, -1);
  if (g_ptr_array_find_with_equal_func (self->names, small, g_str_equal, NULL))
    g_free (small);
  else
    g_ptr_array_add (self->names, small);

  g_ptr_array_sort (self->names, compare_lengths_cb);
}

/**
 * mdr_privacy_hide_name:
 * @self: what is taken out
 * @name: (nullable): a user name, or a mail address
 *
 * Takes out @name in capitals or not, in clear or encoded. Of an address that is what stands before
 * the @, of a name behind a backslash what stands behind it, too.
 */
void
mdr_privacy_hide_name (MdrPrivacy *self, const char *name)
{
  const char *at = name != NULL ? strrchr (name, '@') : NULL;
  const char *backslash = name != NULL ? strrchr (name, '\\') : NULL;
  g_autofree char *local_part = NULL;

  if (name == NULL)
    return;

  if (backslash != NULL && at == NULL)
    add_name (self, backslash + 1);

  local_part = at != NULL ? g_strndup (name, at - name) : g_strdup (name);
  add_name (self, local_part);
}

/**
 * mdr_privacy_hide_host:
 * @self: what is taken out
 * @host: the name of a server
 *
 * Takes out @host if it has no domain: then it is one of the network here.
 */
void
mdr_privacy_hide_host (MdrPrivacy *self, const char *host)
{
  g_autofree char *small = g_utf8_strdown (host, -1);

  if (*small != '\0' && strpbrk (small, ".: ") == NULL && !g_str_equal (small, "localhost") &&
      !g_ptr_array_find_with_equal_func (self->hosts, small, g_str_equal, NULL))
    g_ptr_array_add (self->hosts, g_steal_pointer (&small));
}

static void
hide_unless_spared (MdrPrivacy *self, const char *name, const char *spared)
{
  g_autofree char *small = g_utf8_strdown (name, -1);
  g_autofree char *small_spared = spared != NULL ? g_utf8_strdown (spared, -1) : NULL;

  if (small_spared == NULL || strstr (small_spared, small) == NULL)
    add_name (self, name);
}

/**
 * mdr_privacy_hide_computer:
 * @self: what is taken out
 * @spared: (nullable): a mail address that is not to suffer from it
 *
 * Takes out the names of this computer and of its user.
 */
void
mdr_privacy_hide_computer (MdrPrivacy *self, const char *spared)
{
  const char *names[] = { g_get_host_name (), g_get_user_name (), g_get_real_name () };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL && !g_str_equal (names[i], "localhost") &&
        !g_str_equal (names[i], "Unknown"))
      hide_unless_spared (self, names[i], spared);
}

/**
 * mdr_privacy_hide_mail_addresses:
 * @self: what is taken out
 *
 * Takes out what stands before the @ of every mail address.
 */
void
mdr_privacy_hide_mail_addresses (MdrPrivacy *self)
{
  self->hides_mail_addresses = TRUE;
}

/**
 * mdr_privacy_spare_domain:
 * @self: what is taken out
 * @domain: the domain of a mail account
 *
 * Leaves the names of hosts in @domain alone, whatever they look like.
 */
void
mdr_privacy_spare_domain (MdrPrivacy *self, const char *domain)
{
  g_ptr_array_add (self->domains, g_ascii_strdown (domain, -1));
}

/**
 * mdr_privacy_spare_ip_address:
 * @self: what is taken out
 * @address: the address of a mail server
 *
 * Leaves @address alone, unless it is one of the inside of networks.
 */
void
mdr_privacy_spare_ip_address (MdrPrivacy *self, const char *address)
{
  g_hash_table_add (self->ip_addresses, g_strdup (address));
}

static gboolean
is_of_word (gunichar character)
{
  return g_unichar_isalnum (character) || character == '_';
}

/* A name like “mail” may be the beginning of a host’s. */
static gboolean
stands_alone (const char *text, gsize from, gsize to)
{
  const char *before = g_utf8_find_prev_char (text, text + from);
  const char *after = text + to;

  if (before != NULL && is_of_word (g_utf8_get_char (before)))
    return FALSE;

  if (before != NULL && strchr (".-", *before) != NULL && before > text &&
      is_of_word (g_utf8_get_char (g_utf8_prev_char (before))))
    return FALSE;

  if (is_of_word (g_utf8_get_char (after)))
    return FALSE;

  return *after == '\0' || strchr (".-", *after) == NULL ||
         !is_of_word (g_utf8_get_char (after + 1));
}

/* Whether a name is one of a person rather than a word that any text may have. */
static gboolean
is_telling (const char *name)
{
  gsize n_letters = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isalpha (g_utf8_get_char (p)))
        return TRUE;
      n_letters++;
    }

  return n_letters >= MIN_TELLING_NAME;
}

/* Lower case may have another length than upper case, but not for what is compared here: a place
 * where the lengths differ is left out of the search. */
static char *
take_out_name (const char *text, const char *name, gboolean anywhere)
{
  g_autofree char *small = g_utf8_strdown (text, -1);
  const gsize length = strlen (name);
  GString *clean;
  gsize done = 0;

  if (strlen (small) != strlen (text))
    return g_strdup (strstr (small, name) != NULL ? MDR_PRIVACY_MARK : text);

  clean = g_string_new (NULL);
  for (const char *found = strstr (small, name); found != NULL; found = strstr (found + 1, name))
    {
      gsize from = found - small;

      if (from < done || (!anywhere && !stands_alone (small, from, from + length)))
        continue;

      g_string_append_len (clean, text + done, from - done);
      g_string_append (clean, MDR_PRIVACY_MARK);
      done = from + length;
    }
  g_string_append (clean, text + done);

  return g_string_free (clean, FALSE);
}

static char *
take_out_names (const char *text, GPtrArray *names, gboolean are_persons)
{
  char *clean = g_strdup (text);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *before = clean;

      const char *name = g_ptr_array_index (names, i);

      clean = take_out_name (before, name, are_persons && is_telling (name));
    }

  return clean;
}

/**
 * mdr_privacy_clean_place:
 * @self: what is to be taken out
 * @text: the name or address of a server, perhaps with its protocol and port
 *
 * Takes out only what belongs to the inside of networks.
 *
 * Returns: (transfer full): @text with a mark for whatever was taken out
 */
char *
mdr_privacy_clean_place (MdrPrivacy *self, const char *text)
{
  g_autofree char *network = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  network = mdr_privacy_take_out_network (self, text);

  return take_out_names (network, self->hosts, FALSE);
}

/**
 * mdr_privacy_clean:
 * @self: what is to be taken out
 * @text: what a server or a program said, or what a user typed; valid UTF-8
 *
 * Returns: (transfer full): @text with a mark for whatever was taken out
 */
char *
mdr_privacy_clean (MdrPrivacy *self, const char *text)
{
  g_autofree char *paths = NULL;
  g_autofree char *places = NULL;
  g_autofree char *addresses = NULL;
  g_autofree char *encoded = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  paths = mdr_privacy_take_out_paths (text);
  encoded = mdr_privacy_take_out_encoded (self, paths);
  addresses = self->hides_mail_addresses ? mdr_privacy_take_out_mail_addresses (encoded)
                                         : g_strdup (encoded);
  places = mdr_privacy_clean_place (self, addresses);

  return take_out_names (places, self->names, TRUE);
}
