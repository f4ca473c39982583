/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules that look at a text word by word. What a word is, each rule says by the characters that
 * it is made of; each looks at every character a bounded number of times.
 */

#include <gio/gio.h>
#include <string.h>

#include "mdr-privacy-private.h"
#include "probe/names/mdr-private-address.h"

#define LETTERS_AND_DIGITS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

/* The numbers of an IPv4 address, or of a MAC address. */
#define N_IPV4_NUMBERS 4
#define N_MAC_NUMBERS 6

/* Less than this is no name in base64. */
#define MIN_BASE64 6

/* What becomes of a word: @clean is where it goes to. */
typedef void (*WordRule) (MdrPrivacy *self, const char *word, GString *clean);

static char *
for_each_word (MdrPrivacy *self, const char *text, const char *characters, WordRule rule)
{
  GString *clean = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize length = strspn (text, characters);
      g_autofree char *word = NULL;

      if (length == 0)
        {
          g_string_append_c (clean, *text++);
          continue;
        }

      word = g_strndup (text, length);
      rule (self, word, clean);
      text += length;
    }

  return g_string_free (clean, FALSE);
}

/* Where people's own files are; what a path leads to has its end at a blank or a quote. */
char *
mdr_privacy_take_out_paths (const char *text)
{
  static const char *const roots[] = { "/home/",     "/root",   "/Users/",     "/var/home/",
                                       "/run/user/", "/media/", "/run/media/", "~/",
                                       "\\Users\\",  "file:" };
  const char *own = g_get_home_dir ();
  GString *clean = g_string_new (NULL);

  while (*text != '\0')
    {
      gboolean is_path = own != NULL && strlen (own) > 1 && g_str_has_prefix (text, own);

      for (gsize i = 0; i < G_N_ELEMENTS (roots) && !is_path; i++)
        is_path = g_str_has_prefix (text, roots[i]);

      if (is_path)
        {
          g_string_append (clean, MDR_PRIVACY_MARK);
          text += strcspn (text, " \t\"'<>|;,)]}”’»");
        }
      else
        {
          g_string_append_c (clean, *text++);
        }
    }

  return g_string_free (clean, FALSE);
}

/* What may stand before an @, and is not part of what stands around an address. */
static gboolean
is_of_local_part (char byte)
{
  return byte != '\0' && strchr (" \t\"<>()[]{},;:=@|", byte) == NULL;
}

char *
mdr_privacy_take_out_mail_addresses (const char *text)
{
  GString *clean = g_string_new (NULL);
  gsize begin = 0;

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      if (text[i] == '@' && clean->len > begin)
        {
          g_string_truncate (clean, begin);
          g_string_append (clean, MDR_PRIVACY_MARK);
        }

      g_string_append_c (clean, text[i]);
      if (!is_of_local_part (text[i]))
        begin = clean->len;
    }

  return g_string_free (clean, FALSE);
}

static gboolean
has_name (MdrPrivacy *self, const char *bytes, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (bytes, length);
  g_autofree char *small = g_utf8_strdown (valid, -1);

  for (guint i = 0; i < self->names->len; i++)
    if (strstr (small, g_ptr_array_index (self->names, i)) != NULL)
      return TRUE;

  return FALSE;
}

/* Both alphabets of RFC 4648; something may stand before it that looks like a part of it. */
static gboolean
has_name_in_base64 (MdrPrivacy *self, const char *word)
{
  g_autofree char *usual = g_strdelimit (g_strdup (word), "-", '+');

  g_strdelimit (usual, "_", '/');
  for (gsize skip = 0; skip < 4 && strlen (usual) >= skip + MIN_BASE64; skip++)
    {
      g_autofree char *padded = g_strconcat (usual + skip, "===", NULL);
      gsize length;
      g_autofree guchar *bytes = g_base64_decode (padded, &length);

      /* NULs part what SASL has in a line. */
      for (gsize i = 0; i < length; i++)
        if (bytes[i] == '\0')
          bytes[i] = ' ';

      if (has_name (self, (const char *) bytes, length))
        return TRUE;
    }

  return FALSE;
}

static void
look_at_base64 (MdrPrivacy *self, const char *word, GString *clean)
{
  gboolean tells = strlen (word) >= MIN_BASE64 && has_name_in_base64 (self, word);

  g_string_append (clean, tells ? MDR_PRIVACY_MARK : word);
}

/* The bytes of “%41”; a sign that is no such thing stands for itself. */
static void
look_at_percent (MdrPrivacy *self, const char *word, GString *clean)
{
  g_autoptr (GString) bytes = g_string_new (NULL);

  for (const char *p = word; *p != '\0'; p++)
    {
      if (*p == '%' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
        {
          g_string_append_c (
              bytes, (char) (g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2])));
          p += 2;
        }
      else
        {
          g_string_append_c (bytes, *p);
        }
    }

  if (strchr (word, '%') != NULL && has_name (self, bytes->str, bytes->len))
    g_string_append (clean, MDR_PRIVACY_MARK);
  else
    g_string_append (clean, word);
}

char *
mdr_privacy_take_out_encoded (MdrPrivacy *self, const char *text)
{
  g_autofree char *percent =
      for_each_word (self, text, LETTERS_AND_DIGITS "%._~+-", look_at_percent);

  return for_each_word (self, percent, LETTERS_AND_DIGITS "+/_-", look_at_base64);
}

static gboolean
is_spared_address (MdrPrivacy *self, const char *text)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);
  g_autofree char *usual = NULL;

  if (address == NULL || g_inet_address_get_is_loopback (address))
    return TRUE;

  usual = g_inet_address_to_string (address);

  return g_hash_table_contains (self->ip_addresses, usual) && !mdr_private_address_is (address);
}

/* With “IPv6:” before it, or a number of a port or the name of an interface behind it. */
static void
look_at_ipv6 (MdrPrivacy *self, const char *word, GString *clean)
{
  const char *zone = strchr (word, '%');
  g_autofree char *address = zone != NULL ? g_strndup (word, zone - word) : g_strdup (word);
  const char *begin = address;
  gsize n_colons = 0;

  for (const char *p = address; *p != '\0'; p++)
    n_colons += *p == ':';

  if (g_ascii_strncasecmp (address, "ipv6:", strlen ("ipv6:")) == 0)
    begin += strlen ("ipv6:");
  while (strlen (begin) > 2 && strchr (".:", begin[strlen (begin) - 1]) != NULL &&
         !g_str_has_suffix (begin, "::"))
    address[strlen (address) - 1] = '\0';

  if (n_colons == N_MAC_NUMBERS - 1 && strlen (begin) == 3 * N_MAC_NUMBERS - 1 &&
      strspn (begin, "0123456789abcdefABCDEF:") == strlen (begin))
    g_string_append (clean, MDR_PRIVACY_MARK);
  else if (n_colons < 2 || is_spared_address (self, begin))
    g_string_append (clean, word);
  else
    g_string_append (clean, MDR_PRIVACY_MARK);
}

/* Names that the registries keep for the inside of networks (RFC 6762, RFC 8375, ICANN's
 * "internal"), and those that routers and companies use without asking anybody. */
static gboolean
is_local_name (MdrPrivacy *self, const char *word)
{
  static const char *const endings[] = {
    ".local",    ".lan",       ".home", ".home.arpa", ".internal", ".localdomain",
    ".intranet", ".fritz.box", ".corp", ".private",   ".station",  ".speedport.ip"
  };
  g_autofree char *small = g_ascii_strdown (word, -1);

  if (g_str_equal (small, "localhost.localdomain"))
    return FALSE;

  for (guint i = 0; i < self->domains->len; i++)
    if (g_str_has_suffix (small, g_ptr_array_index (self->domains, i)))
      return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (small, endings[i]))
      return TRUE;

  return FALSE;
}

/* Providers name lines after the address that they have: “host-192-0-2-1.example.net”. */
static gboolean
has_ipv4_numbers (const char *word)
{
  guint n_numbers = 0;

  for (const char *p = word; *p != '\0';)
    {
      gsize length = strspn (p, "0123456789");

      n_numbers = length >= 1 && length <= 3 ? n_numbers + 1 : 0;
      if (n_numbers == N_IPV4_NUMBERS)
        return TRUE;

      p += MAX (length, 1);
      if (length > 0 && (*p == '.' || *p == '-') && g_ascii_isdigit (p[1]))
        p++;
      else
        n_numbers = 0;
    }

  return FALSE;
}

static void
look_at_host (MdrPrivacy *self, const char *word, GString *clean)
{
  g_autofree char *bare = g_strdup (word);
  gsize length = strlen (bare);
  gboolean is_private;

  while (length > 0 && strchr (".-", bare[length - 1]) != NULL)
    bare[--length] = '\0';

  if (g_hostname_is_ip_address (bare))
    is_private = !is_spared_address (self, bare);
  else
    is_private = is_local_name (self, bare) || has_ipv4_numbers (bare);

  if (is_private)
    g_string_append_printf (clean, "%s%s", MDR_PRIVACY_MARK, word + length);
  else
    g_string_append (clean, word);
}

char *
mdr_privacy_take_out_network (MdrPrivacy *self, const char *text)
{
  g_autofree char *without_ipv6 =
      for_each_word (self, text, LETTERS_AND_DIGITS ":.%", look_at_ipv6);

  return for_each_word (self, without_ipv6, LETTERS_AND_DIGITS "._-", look_at_host);
}
