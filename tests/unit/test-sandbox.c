/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is out of sight in a sandbox is told, and not taken for what is not there.
 */

#include "core/mdr-sandbox.h"
#include "probe/way/mdr-reach.h"
#include "program-tree.h"

#define ALLOWED                                                                                    \
  "[Context]\nshared=network;ipc;\nsockets=wayland;fallback-x11;\n"                                \
  "filesystems=~/.thunderbird:ro;xdg-config/geary:ro;xdg-data/x;/srv/mail:create;!~/hidden;\n"     \
  "[Session Bus Policy]\norg.gnome.OnlineAccounts=talk\norg.example.None=none\n"

static const MdrSandboxFolders folders = { "/home/anna", "/home/anna/.config", "/data" };

static void
test_paths (void)
{
  static const struct
  {
    const char *path;
    gboolean is_shown;
  } cases[] = {
    { "/home/anna/.thunderbird", TRUE },
    { "/home/anna/.thunderbird/p/prefs.js", TRUE },
    { "/home/anna/.thunderbird-old", FALSE },
    { "/home/anna/.config/geary", TRUE },
    { "/home/anna/.config/evolution", FALSE },
    { "/data/x/y", TRUE },
    { "/srv/mail", TRUE },
    { "/home/anna/hidden", FALSE },
    /* Something in it is there. */
    { "/home/anna/.config", TRUE },
    { "/srv", TRUE },
    { "/opt", FALSE },
  };
  g_autoptr (MdrSandbox) sandbox = mdr_sandbox_new (ALLOWED);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].path);
      g_assert_cmpint (mdr_sandbox_shows (sandbox, &folders, cases[i].path), ==, cases[i].is_shown);
    }
}

static void
test_whole_folders (void)
{
  g_autoptr (MdrSandbox) home = mdr_sandbox_new ("[Context]\nfilesystems=home:ro;\n");
  g_autoptr (MdrSandbox) host = mdr_sandbox_new ("[Context]\nfilesystems=host;\n");

  g_assert_true (mdr_sandbox_shows (home, &folders, "/home/anna/.claws-mail"));
  g_assert_false (mdr_sandbox_shows (home, &folders, "/data/x"));
  g_assert_true (mdr_sandbox_shows (host, &folders, "/data/x"));
}

static void
test_calls (void)
{
  g_autoptr (MdrSandbox) sandbox = mdr_sandbox_new (ALLOWED);
  g_autoptr (MdrSandbox) open = mdr_sandbox_new ("[Context]\nsockets=session-bus;\n");

  g_assert_true (mdr_sandbox_allows_call (sandbox, "org.gnome.OnlineAccounts"));
  g_assert_false (mdr_sandbox_allows_call (sandbox, "org.freedesktop.secrets"));
  g_assert_false (mdr_sandbox_allows_call (sandbox, "org.example.None"));
  g_assert_true (mdr_sandbox_allows_call (open, "org.freedesktop.secrets"));
}

static void
test_outside (void)
{
  g_assert_true (mdr_sandbox_shows (NULL, &folders, "/anything"));
  g_assert_true (mdr_sandbox_allows_call (NULL, "org.freedesktop.secrets"));
  g_assert_true (mdr_sandbox_allows_network (NULL));
}

/* Better to say that something was not seen than that it is not there. */
static void
test_unreadable_description (void)
{
  g_autoptr (MdrSandbox) sandbox = mdr_sandbox_new ("\xff not a key file");

  g_assert_false (mdr_sandbox_shows (sandbox, &folders, "/home/anna"));
  g_assert_false (mdr_sandbox_allows_call (sandbox, "org.freedesktop.secrets"));
  g_assert_false (mdr_sandbox_allows_network (sandbox));
}

static void
test_network (void)
{
  mdr_sandbox_set (mdr_sandbox_new ("[Context]\nshared=ipc;\n"));
  g_assert_cmpint (mdr_reach_measure (), ==, MDR_REACH_FORBIDDEN);

  mdr_sandbox_set (mdr_sandbox_new ("[Context]\nshared=network;\n"));
  g_assert_cmpint (mdr_reach_measure (), !=, MDR_REACH_FORBIDDEN);
  mdr_sandbox_set (NULL);
}

static void
read_in (ProgramTree *tree, const char *description)
{
  mdr_sandbox_set (mdr_sandbox_new (description));
  program_tree_read (tree);
  mdr_sandbox_set (NULL);
}

static void
assert_hidden (ProgramTree *tree, const char *program, const char *place)
{
  program_tree_assert_unreadable (tree, program, place, MDR_UNREADABLE_REASON_HIDDEN);
}

static void
test_hidden_program (void)
{
  ProgramTree tree = { 0 };

  program_tree_set_up (&tree, NULL);
  program_tree_make_folder (&tree, ".config/geary");
  read_in (&tree, "[Context]\nfilesystems=xdg-config/geary:ro;~/.var/app/org.gnome.Geary:ro;\n");

  g_assert_true (mdr_programs_reader_has_read (tree.reader, "geary"));
  assert_hidden (&tree, "thunderbird", "~/.thunderbird");
  assert_hidden (&tree, "gnome-online-accounts", "org.gnome.OnlineAccounts");

  read_in (&tree, "[Context]\nfilesystems=home:ro;\n"
                  "[Session Bus Policy]\norg.gnome.OnlineAccounts=talk\n");
  g_assert_cmpuint (tree.unreadable->len, ==, 0);
  program_tree_tear_down (&tree, NULL);
}

/* Of KMail some files are shown, and it may have more. */
static void
test_half_hidden_program (void)
{
  ProgramTree tree = { 0 };

  program_tree_set_up (&tree, NULL);
  program_tree_write (&tree, ".config/emailidentities", "");
  read_in (&tree, "[Context]\nfilesystems=xdg-config/emailidentities:ro;\n");

  assert_hidden (&tree, "kmail", "~/.config/mailtransports");
  assert_hidden (&tree, "kmail", "~/.config/akonadi_…rc");
  g_assert_false (mdr_programs_reader_has_read (tree.reader, "kmail"));
  program_tree_tear_down (&tree, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox/paths-by-permission", test_paths);
  g_test_add_func ("/sandbox/whole-folders", test_whole_folders);
  g_test_add_func ("/sandbox/calls-by-permission", test_calls);
  g_test_add_func ("/sandbox/none-forbids-nothing", test_outside);
  g_test_add_func ("/sandbox/unknown-permissions-are-none", test_unreadable_description);
  g_test_add_func ("/sandbox/no-network-is-not-offline", test_network);
  g_test_add_func ("/sandbox/hidden-program-is-told", test_hidden_program);
  g_test_add_func ("/sandbox/half-hidden-program-is-told", test_half_hidden_program);

  return g_test_run ();
}
