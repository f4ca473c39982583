/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a folder is for, and what it is called.
 */

#include <string.h>

#include "protocol/mdr-imap-folder.h"
#include "protocol/mdr-modified-utf7.h"

typedef struct
{
  const char *list;
  const char *name; /* NULL: it cannot be opened or named */
  MdrImapFolderUse use;
} FolderCase;

static const FolderCase folder_cases[] = {
  { "(\\HasNoChildren) \"/\" INBOX", "INBOX", MDR_IMAP_FOLDER_USE_INBOX },
  { "(\\Junk) \"/\" \"A\"", "A", MDR_IMAP_FOLDER_USE_JUNK },
  { "(\\HasNoChildren \\junk) NIL A", "A", MDR_IMAP_FOLDER_USE_JUNK },
  { "(\\Trash) \"/\" A", "A", MDR_IMAP_FOLDER_USE_TRASH },
  { "() \"/\" \"Posta indesiderata\"", "Posta indesiderata", MDR_IMAP_FOLDER_USE_JUNK },
  { "() \".\" INBOX.Spam", "INBOX.Spam", MDR_IMAP_FOLDER_USE_JUNK },
  { "() \"/\" INBOX.Spam", "INBOX.Spam", MDR_IMAP_FOLDER_USE_OTHER },
  { "() \"/\" Arbeit/Spam", "Arbeit/Spam", MDR_IMAP_FOLDER_USE_OTHER },
  { "() \"\\\\\" \"INBOX\\\\Spam\"", "INBOX\\Spam", MDR_IMAP_FOLDER_USE_JUNK },
  { "() \"/\" \"Unerw&APw-nscht\"", "Unerw&APw-nscht", MDR_IMAP_FOLDER_USE_JUNK },
  { "() \"/\" \"&AMk-l&AOk-ments supprim&AOk-s\"", "&AMk-l&AOk-ments supprim&AOk-s",
    MDR_IMAP_FOLDER_USE_TRASH },
  { "() \"/\" \"Junk Drawer\"", "Junk Drawer", MDR_IMAP_FOLDER_USE_OTHER },
  { "() \"/\" {4}\r\nJunk", "Junk", MDR_IMAP_FOLDER_USE_JUNK },
  { "() \"/\" Sent (\"CHILDINFO\" (\"SUBSCRIBED\"))", "Sent", MDR_IMAP_FOLDER_USE_OTHER },
  { "(\\Noselect \\Junk) \"/\" A", NULL, 0 },
  { "(\\NonExistent) \"/\" A", NULL, 0 },
  { "() \"/\" \"a\tb\"", NULL, 0 },
  { "() \"/\" \"caf\xc3\xa9\"", NULL, 0 },
  { "() \"/\" \"\"", NULL, 0 },
  { "() \"/\" {5}\r\nJunk", NULL, 0 },
  { "() \"/\" \"unfinished", NULL, 0 },
  { "() \"/", NULL, 0 },
  { "(", NULL, 0 },
  { "", NULL, 0 },
};

static void
test_use (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (folder_cases); i++)
    {
      const FolderCase *c = &folder_cases[i];
      g_autoptr (MdrImapFolder) folder =
          mdr_imap_folder_parse (MDR_SPAN (c->list, strlen (c->list)));

      g_test_message ("%s", c->list);
      g_assert_cmpstr (folder != NULL ? folder->name : NULL, ==, c->name);
      if (folder != NULL)
        g_assert_cmpint (folder->use, ==, c->use);
    }
}

static void
test_quoted (void)
{
  g_autoptr (MdrImapFolder) folder = mdr_imap_folder_new ("a\"b\\c", MDR_IMAP_FOLDER_USE_JUNK);
  g_autofree char *quoted = mdr_imap_folder_quote (folder);

  g_assert_cmpstr (quoted, ==, "\"a\\\"b\\\\c\"");
}

static const struct
{
  const char *written;
  const char *meant;
} name_cases[] = {
  { "INBOX", "INBOX" },   { "Courrier ind&AOk-sirable", "Courrier indésirable" },
  { "&U,BTFw-", "台北" }, { "&2D3eAA-", "😀" },
  { "R&-D", "R&D" },      { "&-&-", "&&" },
  { "R&D", "R&D" },       { "&*-", "&*-" },
  { "&A-x", "&A-x" },     { "&2D0-", "&2D0-" }, /* half of a pair */
  { "&", "&" },           { "", "" },
};

static void
test_name (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      g_autofree char *meant = mdr_modified_utf7_decode (name_cases[i].written);

      g_assert_cmpstr (meant, ==, name_cases[i].meant);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/imap-folder/its-use-is-known-by-attribute-or-name", test_use);
  g_test_add_func ("/imap-folder/name-is-quoted-in-commands", test_quoted);
  g_test_add_func ("/imap-folder/name-is-decoded-for-people", test_name);

  return g_test_run ();
}
