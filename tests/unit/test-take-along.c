/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text that goes to another device: complete where there is room, honest where there is not,
 * and without the user's name where that is not wanted.
 */

#include <string.h>

#include "knowledge/mdr-guides.h"
#include "knowledge/mdr-take-along.h"

#define ROOM 666

static MdrGuide *
new_guide (void)
{
  static const char *const steps[] = { "Open “Settings”.", "Choose the account.",
                                       "Then type the password è, once more.", NULL };

  return mdr_guide_new ("test/guide", "Do this", steps, "Page", "https://example.test/help");
}

static void
test_whole_guide (void)
{
  g_autoptr (MdrGuide) guide = new_guide ();
  g_autofree char *text = mdr_take_along_dup_guide (guide);
  g_autofree char *within = NULL;
  guint n_steps = 0;

  g_assert_cmpstr (text, ==,
                   "Do this\n\n1. Open “Settings”.\n2. Choose the account.\n3. Then type the "
                   "password è, once more.\n\n"
                   "https://example.test/help");
  within = mdr_take_along_dup_guide_within (guide, strlen (text), &n_steps);
  g_assert_cmpstr (within, ==, text);
  g_assert_cmpuint (n_steps, ==, 3);
}

static void
test_link_goes_first (void)
{
  g_autoptr (MdrGuide) guide = new_guide ();
  g_autofree char *text = mdr_take_along_dup_guide (guide);
  guint n_steps = 0;
  g_autofree char *within = mdr_take_along_dup_guide_within (guide, strlen (text) - 1, &n_steps);

  g_assert_true (g_str_has_suffix (within, "3. Then type the password è, once more."));
  g_assert_cmpuint (n_steps, ==, 3);
}

/* Whatever the room: never more than it, whole characters, and what is missing is told. */
static void
test_shortened_guide (void)
{
  g_autoptr (MdrGuide) guide = new_guide ();
  g_autofree char *text = mdr_take_along_dup_guide (guide);
  guint seen = 0;

  for (gsize room = 0; room <= strlen (text); room++)
    {
      guint n_steps = 0;
      g_autofree char *within = mdr_take_along_dup_guide_within (guide, room, &n_steps);

      if (within == NULL)
        continue;

      g_assert_cmpuint (strlen (within), <=, room);
      g_assert_true (g_utf8_validate (within, -1, NULL));
      g_assert_cmpuint (n_steps, >=, 1);
      g_assert_cmpint (strstr (within, "more, in Mail Doctor)") != NULL, ==, n_steps < 3);
      seen |= 1u << n_steps;
    }

  g_assert_cmpuint (seen, ==, 1u << 1 | 1u << 2 | 1u << 3);
}

static void
test_no_room (void)
{
  g_autoptr (MdrGuide) guide = new_guide ();
  g_autofree char *within = mdr_take_along_dup_guide_within (guide, 10, NULL);

  g_assert_null (within);
}

/* For every cause and phone, of each guide something can be taken along. */
static void
test_real_guides (void)
{
  static const char *const devices[] = { "iphone", "android" };

  for (int cause = MDR_CAUSE_OK + 1; cause <= MDR_CAUSE_UNKNOWN; cause++)
    for (gsize i = 0; i < G_N_ELEMENTS (devices); i++)
      {
        g_autoptr (GPtrArray) guides = mdr_guides_find (cause, NULL, NULL, devices[i]);

        for (guint j = 0; j < guides->len; j++)
          {
            g_autofree char *text = mdr_take_along_dup_guide_within (guides->pdata[j], ROOM, NULL);

            g_assert_nonnull (text);
          }
      }
}

static MdrSettings *
new_settings (void)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (services, mdr_service_new (MDR_PROTOCOL_IMAP, "imap.example.test", 993,
                                              MDR_SECURITY_TLS, NULL));
  g_ptr_array_add (services, mdr_service_new (MDR_PROTOCOL_SMTP, "smtp.example.test", 587,
                                              MDR_SECURITY_STARTTLS, "anna.rossi"));

  return mdr_settings_new (MDR_SETTINGS_SOURCE_GIVEN, services);
}

static void
test_settings (void)
{
  g_autoptr (MdrSettings) settings = new_settings ();
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@example.test", NULL);
  g_autofree char *text = mdr_take_along_dup_settings (settings, address, TRUE);

  g_assert_cmpstr (text, ==,
                   "Receiving (IMAP)\nServer: imap.example.test\nPort: 993\nEncryption: SSL/TLS\n"
                   "User name: anna@example.test\n\n"
                   "Sending (SMTP)\nServer: smtp.example.test\nPort: 587\nEncryption: STARTTLS\n"
                   "User name: anna.rossi\n");
}

static void
test_settings_without_name (void)
{
  g_autoptr (MdrSettings) settings = new_settings ();
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@example.test", NULL);
  g_autofree char *text = mdr_take_along_dup_settings (settings, address, FALSE);

  g_assert_null (strstr (text, "anna"));
  g_assert_nonnull (strstr (text, "imap.example.test"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/take-along/a-guide-goes-whole-where-there-is-room", test_whole_guide);
  g_test_add_func ("/take-along/its-link-is-left-out-before-a-step", test_link_goes_first);
  g_test_add_func ("/take-along/what-is-left-out-is-told", test_shortened_guide);
  g_test_add_func ("/take-along/without-room-for-a-step-there-is-nothing", test_no_room);
  g_test_add_func ("/take-along/each-guide-for-phones-can-go", test_real_guides);
  g_test_add_func ("/take-along/settings-are-what-is-typed-in", test_settings);
  g_test_add_func ("/take-along/the-user-name-stays-behind-if-wanted", test_settings_without_name);

  return g_test_run ();
}
