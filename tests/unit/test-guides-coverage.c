/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every cause × every provider and kind of provider × every program on every device it runs on:
 * there is something to do, and nothing that cannot be done there.
 */

#include <gio/gio.h>

#include "core/mdr-enums.h"
#include "knowledge/mdr-program-list.h"
#include "knowledge/mdr-provider-list.h"

#include "guide-checks.h"

static void
check_guides (const GuideReader *reader, MdrCause cause)
{
  g_autoptr (GPtrArray) guides =
      mdr_guides_find (cause, reader->provider, reader->program, reader->device);

  g_assert_cmpuint (guides->len, >, 0);
  g_assert_cmpuint (guides->len, <=, MDR_GUIDES_MAX);

  if (g_str_has_prefix (mdr_guide_get_id (guides->pdata[0]), "support/"))
    guide_checks_complain (reader, cause, guides->pdata[0], "is the first thing to do");

  guide_checks_order (reader, cause, guides);

  for (guint i = 0; i < guides->len; i++)
    {
      guide_checks_content (reader, cause, guides->pdata[i]);

      for (guint j = 0; j < i; j++)
        if (g_str_equal (mdr_guide_get_title (guides->pdata[i]),
                         mdr_guide_get_title (guides->pdata[j])))
          guide_checks_complain (reader, cause, guides->pdata[i], "is there twice");
    }
}

static void
check_provider (MdrProvider *provider)
{
  GListModel *programs = mdr_program_list_get_programs (mdr_program_list_get_default ());

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (MdrProgram) program = g_list_model_get_item (programs, i);
      const char *const *devices = mdr_program_get_devices (program);

      for (guint j = 0; devices[j] != NULL; j++)
        {
          const GuideReader reader = { provider, mdr_program_get_id (program), devices[j] };

          for (int cause = MDR_CAUSE_OK + 1; cause <= MDR_CAUSE_UNKNOWN; cause++)
            check_guides (&reader, cause);
        }
    }
}

/* One that is on no list, of this kind. */
static MdrProvider *
create_provider (const char *policy, const char *imap_switch)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  MdrProvider *provider;

  g_key_file_set_string (file, "example", "name", "Example");
  g_key_file_set_string (file, "example", "sources", "vendor;");
  g_key_file_set_string (file, "example", "webmail", "https://webmail.example/");
  g_key_file_set_string (file, "example", "app-password", "https://passwords.example/");
  if (!g_str_equal (policy, "unknown"))
    g_key_file_set_string (file, "example", "sign-in", policy);
  if (!g_str_equal (imap_switch, "unknown"))
    g_key_file_set_string (file, "example", "imap-switch", imap_switch);

  provider = mdr_provider_new_from_key_file (file, "example", &error);
  g_assert_no_error (error);

  return provider;
}

static void
test_unlisted_provider (void)
{
  check_provider (NULL);
}

static void
test_kinds_of_providers (void)
{
  g_autoptr (GEnumClass) policies = g_type_class_ref (MDR_TYPE_SIGN_IN_POLICY);
  g_autoptr (GEnumClass) switches = g_type_class_ref (MDR_TYPE_IMAP_SWITCH);

  for (guint i = 0; i < policies->n_values; i++)
    for (guint j = 0; j < switches->n_values; j++)
      {
        g_autoptr (MdrProvider) provider =
            create_provider (policies->values[i].value_nick, switches->values[j].value_nick);

        check_provider (provider);
      }
}

static void
test_listed_providers (void)
{
  GListModel *providers = mdr_provider_list_get_providers (mdr_provider_list_get_default ());
  guint n_providers = g_list_model_get_n_items (providers);

  g_assert_cmpuint (n_providers, >, 0);

  for (guint i = 0; i < n_providers; i++)
    {
      g_autoptr (MdrProvider) provider = g_list_model_get_item (providers, i);

      check_provider (provider);
    }
}

/* Whoever names the program need not say that it is on a phone. */
static void
test_program_tells_the_device (void)
{
  const GuideReader readers[] = {
    { NULL, "apple-mail-ios", "iphone" },
    { NULL, "fairemail", "android" },
    { NULL, "outlook-classic", "windows" },
    { NULL, "outlook-mac", "mac" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    for (int cause = MDR_CAUSE_OK + 1; cause <= MDR_CAUSE_UNKNOWN; cause++)
      {
        g_autoptr (GPtrArray) told =
            mdr_guides_find (cause, NULL, readers[i].program, readers[i].device);
        g_autoptr (GPtrArray) untold = mdr_guides_find (cause, NULL, readers[i].program, NULL);

        g_assert_cmpuint (told->len, ==, untold->len);

        for (guint j = 0; j < told->len; j++)
          g_assert_cmpstr (mdr_guide_get_id (told->pdata[j]), ==,
                           mdr_guide_get_id (untold->pdata[j]));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guides-coverage/provider-that-is-not-listed", test_unlisted_provider);
  g_test_add_func ("/guides-coverage/every-kind-of-provider", test_kinds_of_providers);
  g_test_add_func ("/guides-coverage/every-listed-provider", test_listed_providers);
  g_test_add_func ("/guides-coverage/program-tells-the-device", test_program_tells_the_device);

  return g_test_run ();
}
