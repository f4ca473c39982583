/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What LIST says of a folder (RFC 9051 section 7.3.1, RFC 6154). Servers that tell what a folder is
 * for do so in answers to plain LIST, too; Microsoft's tells nothing, so that names have to do.
 */

#include "mdr-imap-folder.h"

#include <string.h>

#include "mdr-imap-value.h"
#include "mdr-modified-utf7.h"

/* Nobody has a folder with a longer name that mail arrives in by itself. */
#define MAX_NAME_LENGTH 500

static const struct
{
  const char *attribute;
  MdrImapFolderUse use;
} attributes[] = {
  { "\\Junk", MDR_IMAP_FOLDER_USE_JUNK },
  { "\\Spam", MDR_IMAP_FOLDER_USE_JUNK }, /* Gmail before RFC 6154 */
  { "\\Trash", MDR_IMAP_FOLDER_USE_TRASH },
};

/* Names that servers give by themselves, in lower case. Sources: the folders of Outlook.com and
 * Microsoft 365 in the languages of the provider list; Yahoo ("Bulk"); cPanel and Plesk ("spam",
 * "INBOX.Spam"); GMX and WEB.DE ("Spamverdacht"); iCloud ("Deleted Messages"). */
static const struct
{
  const char *name;
  MdrImapFolderUse use;
} names[] = {
  { "junk", MDR_IMAP_FOLDER_USE_JUNK },
  { "junk email", MDR_IMAP_FOLDER_USE_JUNK },
  { "junk e-mail", MDR_IMAP_FOLDER_USE_JUNK },
  { "junk mail", MDR_IMAP_FOLDER_USE_JUNK },
  { "junk-e-mail", MDR_IMAP_FOLDER_USE_JUNK },
  { "spam", MDR_IMAP_FOLDER_USE_JUNK },
  { "spamverdacht", MDR_IMAP_FOLDER_USE_JUNK },
  { "bulk", MDR_IMAP_FOLDER_USE_JUNK },
  { "bulk mail", MDR_IMAP_FOLDER_USE_JUNK },
  { "posta indesiderata", MDR_IMAP_FOLDER_USE_JUNK },
  { "indesiderata", MDR_IMAP_FOLDER_USE_JUNK },
  { "courrier indésirable", MDR_IMAP_FOLDER_USE_JUNK },
  { "indésirables", MDR_IMAP_FOLDER_USE_JUNK },
  { "correo no deseado", MDR_IMAP_FOLDER_USE_JUNK },
  { "ongewenste e-mail", MDR_IMAP_FOLDER_USE_JUNK },
  { "unerwünscht", MDR_IMAP_FOLDER_USE_JUNK },
  { "trash", MDR_IMAP_FOLDER_USE_TRASH },
  { "bin", MDR_IMAP_FOLDER_USE_TRASH },
  { "deleted items", MDR_IMAP_FOLDER_USE_TRASH },
  { "deleted messages", MDR_IMAP_FOLDER_USE_TRASH },
  { "cestino", MDR_IMAP_FOLDER_USE_TRASH },
  { "posta eliminata", MDR_IMAP_FOLDER_USE_TRASH },
  { "papierkorb", MDR_IMAP_FOLDER_USE_TRASH },
  { "gelöschte elemente", MDR_IMAP_FOLDER_USE_TRASH },
  { "corbeille", MDR_IMAP_FOLDER_USE_TRASH },
  { "éléments supprimés", MDR_IMAP_FOLDER_USE_TRASH },
  { "papelera", MDR_IMAP_FOLDER_USE_TRASH },
  { "elementos eliminados", MDR_IMAP_FOLDER_USE_TRASH },
  { "prullenbak", MDR_IMAP_FOLDER_USE_TRASH },
};

static MdrImapFolderUse
use_of_attributes (MdrSpan list, gboolean *selectable)
{
  MdrImapFolderUse use = MDR_IMAP_FOLDER_USE_OTHER;
  MdrSpan word = mdr_span_take_word (&list);

  *selectable = TRUE;
  for (; word.length > 0; word = mdr_span_take_word (&list))
    {
      if (mdr_span_equals (word, "\\Noselect") || mdr_span_equals (word, "\\NonExistent"))
        *selectable = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
        if (mdr_span_equals (word, attributes[i].attribute))
          use = attributes[i].use;
    }

  return use;
}

/* Servers put their own folders at the top or below the inbox. */
static MdrImapFolderUse
use_of_name (const char *name, char delimiter)
{
  g_autofree char *label = mdr_modified_utf7_decode (name);
  g_autofree char *folded = g_utf8_strdown (label, -1);
  const char *end = delimiter != '\0' ? strrchr (folded, delimiter) : NULL;
  const char *last = end != NULL ? end + 1 : folded;

  if (g_ascii_strcasecmp (name, "INBOX") == 0)
    return MDR_IMAP_FOLDER_USE_INBOX;

  if (end != NULL && (end - folded != 5 || strncmp (folded, "inbox", 5) != 0))
    return MDR_IMAP_FOLDER_USE_OTHER;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (last, names[i].name) == 0)
      return names[i].use;

  return MDR_IMAP_FOLDER_USE_OTHER;
}

/**
 * mdr_imap_folder_new:
 * @name: its name as the server writes it, free of control characters
 * @use: what it is for
 *
 * Returns: (transfer full): a folder of which nothing else is known
 */
MdrImapFolder *
mdr_imap_folder_new (const char *name, MdrImapFolderUse use)
{
  MdrImapFolder *self = g_new0 (MdrImapFolder, 1);

  self->name = g_strdup (name);
  self->use = use;

  return self;
}

/**
 * mdr_imap_folder_parse:
 * @list: what follows LIST in an answer to it
 *
 * Returns: (transfer full) (nullable): the folder, or %NULL if it cannot be opened or named
 */
MdrImapFolder *
mdr_imap_folder_parse (MdrSpan list)
{
  MdrImapValue flags;
  MdrImapValue delimiter;
  MdrImapValue value;
  g_autofree char *name = NULL;
  MdrImapFolder *self;
  MdrImapFolderUse use;
  gboolean selectable;

  if (!mdr_imap_value_take (&list, &flags) || !mdr_imap_value_take (&list, &delimiter) ||
      !mdr_imap_value_take (&list, &value) || value.text.length == 0 ||
      value.text.length > MAX_NAME_LENGTH)
    return NULL;

  name = mdr_imap_value_dup_text (&value);
  use = use_of_attributes (flags.text, &selectable);
  if (name == NULL || !selectable || !g_str_is_ascii (name))
    return NULL;

  self = mdr_imap_folder_new (name, use);
  self->by_attribute = use != MDR_IMAP_FOLDER_USE_OTHER;
  if (!self->by_attribute)
    self->use = use_of_name (name, delimiter.quoted && delimiter.text.length > 0
                                       ? delimiter.text.bytes[delimiter.text.length - 1]
                                       : '\0');

  return self;
}

/**
 * mdr_imap_folder_free:
 * @self: (transfer full): a folder
 *
 * Forgets it.
 */
void
mdr_imap_folder_free (MdrImapFolder *self)
{
  g_free (self->name);
  g_free (self);
}

/**
 * mdr_imap_folder_quote:
 * @self: a folder
 *
 * Returns: (transfer full): its name as an argument of a command
 */
char *
mdr_imap_folder_quote (const MdrImapFolder *self)
{
  g_autoptr (GString) quoted = g_string_new ("\"");

  if (self->use == MDR_IMAP_FOLDER_USE_INBOX)
    return g_strdup (self->name);

  for (const char *at = self->name; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *at);
    }
  g_string_append_c (quoted, '"');

  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

/**
 * mdr_imap_folder_dup_label:
 * @self: a folder
 *
 * Returns: (transfer full): its name as the user knows it
 */
char *
mdr_imap_folder_dup_label (const MdrImapFolder *self)
{
  return mdr_modified_utf7_decode (self->name);
}
