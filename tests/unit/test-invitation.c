/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links and files that somebody else prepared, good and bad.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "authority.h"
#include "core/mdr-error.h"
#include "core/mdr-invitation.h"
#include "core/mdr-pem-list.h"
#include "core/mdr-service.h"

#define ALL                                                                                        \
  "mail-doctor:anna@example.it?step=settings&imap=imap.example.it:993:tls"                         \
  "&smtp=smtp.example.it:587:starttls&user=anna&from=Help%20desk"

static MdrInvitation *
read_link (const char *link)
{
  g_autoptr (GError) error = NULL;
  MdrInvitation *invitation = mdr_invitation_new_from_link (link, &error);

  g_assert_no_error (error);

  return invitation;
}

static void
test_everything_is_read (void)
{
  g_autoptr (MdrInvitation) invitation = read_link (ALL);
  GPtrArray *services = mdr_invitation_get_services (invitation);
  MdrService *sending;

  g_assert_cmpstr (mdr_address_get_text (mdr_invitation_get_address (invitation)), ==,
                   "anna@example.it");
  g_assert_cmpint (mdr_invitation_get_step (invitation), ==, MDR_STEP_SETTINGS);
  g_assert_cmpuint (services->len, ==, 2);
  g_assert_cmpstr (mdr_service_get_label (g_ptr_array_index (services, 0)), ==,
                   "imap imap.example.it:993");
  sending = g_ptr_array_index (services, 1);
  g_assert_cmpstr (mdr_service_get_label (sending), ==, "smtp smtp.example.it:587");
  g_assert_cmpint (mdr_service_get_security (sending), ==, MDR_SECURITY_STARTTLS);
  g_assert_cmpstr (mdr_service_get_user_name (sending), ==, "anna");
  g_assert_cmpstr (mdr_invitation_get_user_name (invitation), ==, "anna");
  g_assert_cmpstr (mdr_invitation_get_sender (invitation), ==, "Help desk");
  g_assert_cmpuint (mdr_invitation_get_authorities (invitation)->len, ==, 0);
}

/* What is read and how it is written then. */
static const char *const forms[][2] = {
  { ALL, ALL },
  { "mail-doctor:anna@example.it", "mail-doctor:anna@example.it" },
  { "Mail-Doctor:anna%40example.it?", "mail-doctor:anna@example.it" },
  { "mail-doctor:?imap=imap.example.it", "mail-doctor:?imap=imap.example.it:993:tls" },
  { "mail-doctor:?imap=[::1]:143", "mail-doctor:?imap=[::1]:143:starttls" },
  { "mail-doctor:?pop3=H%C3%96st.example.it", "mail-doctor:?pop3=xn--hst-sna.example.it:995:tls" },
  { "mail-doctor:?smtp=a.example&imap=b.example&user=x",
    "mail-doctor:?smtp=a.example:465:tls&imap=b.example:993:tls&user=x" },
  { "mail-doctor:?user=a+b%26c%3dd%20e", "mail-doctor:?user=a%2Bb%26c%3Dd%20e" },
  { "mail-doctor:a@b.example?colour=red&colour=blue&&=&%zz&later", "mail-doctor:a@b.example" },
  { "mail-doctor:a@b.example?step=start&IMAP=nonsense:x", "mail-doctor:a@b.example" },
};

static void
test_forms_are_understood (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (MdrInvitation) invitation = read_link (forms[i][0]);
      g_autofree char *link = mdr_invitation_dup_link (invitation);

      g_assert_cmpstr (link, ==, forms[i][1]);
    }
}

static const struct
{
  const char *link;
  const char *says;
} bad[] = {
  { "", "not the link" },
  { "mailto:anna@example.it", "not the link" },
  { "mail-doctor", "not the link" },
  { "mail-doctor:anna@example.it?user=a b", "not the link" },
  { "mail-doctor:anna@example.it\n", "not the link" },
  { "mail-doctor:\x01", "not the link" },
  { "mail-doctor:\xff@example.it", "not the link" },
  { "mail-doctor:", "neither" },
  { "mail-doctor:?step=settings&from=me", "neither" },
  { "mail-doctor:anna", "@" },
  { "mail-doctor://anna@example.it", "address" },
  { "mail-doctor:anna%@example.it", "address" },
  { "mail-doctor:%ff@example.it", "address" },
  { "mail-doctor:anna%00@example.it", "address" },
  { "mail-doctor:an%E2%80%AEna@example.it", "address" },
  { "mail-doctor:anna%0d%0aQUIT@example.it", "address" },
  { "mail-doctor:a@b.example?step=nowhere", "“step”" },
  { "mail-doctor:a@b.example?step=", "“step”" },
  { "mail-doctor:a@b.example?step", "“step”" },
  { "mail-doctor:a@b.example?imap=host:0", "imap" },
  { "mail-doctor:a@b.example?imap=", "imap" },
  { "mail-doctor:a@b.example?smtp=host:587:ssl", "smtp" },
  { "mail-doctor:a@b.example?smtp=h%0d%0aost", "“smtp”" },
  { "mail-doctor:a@b.example?smtp=%00", "“smtp”" },
  { "mail-doctor:a@b.example?pop3=ho%E2%80%AEst", "“pop3”" },
  { "mail-doctor:a@b.example?user=", "“user”" },
  { "mail-doctor:a@b.example?user=an%0ana", "“user”" },
  { "mail-doctor:a@b.example?user=an%E2%80%8Bna", "“user”" },
  { "mail-doctor:a@b.example?user=%zz", "“user”" },
  { "mail-doctor:a@b.example?from=%E2%80%AE", "“from”" },
  { "mail-doctor:a@b.example?from=", "“from”" },
  { "mail-doctor:a@b.example?imap=a.example&imap=b.example", "twice" },
  { "mail-doctor:a@b.example?from=me&user=x&from=me", "twice" },
};

static void
test_bad_links_are_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i].link);
      g_assert_null (mdr_invitation_new_from_link (bad[i].link, &error));
      g_assert_cmpint (error->domain, ==, MDR_ERROR);
      g_assert_nonnull (strstr (error->message, bad[i].says));
      g_assert_null (strpbrk (error->message, "\r\n"));
    }
}

static void
test_length_has_a_limit (void)
{
  g_autofree char *filler = g_strnfill (MDR_INVITATION_MAX_LINK, 'x');
  g_autofree char *link = g_strconcat ("mail-doctor:a@b.example?unknown=", filler, NULL);
  g_autofree char *name = g_strnfill (321, 'x');
  g_autofree char *named = g_strconcat ("mail-doctor:a@b.example?user=", name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (mdr_invitation_new_from_link (link, &error));
  g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (mdr_invitation_new_from_link (named, &error));
  g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);

  link[MDR_INVITATION_MAX_LINK] = '\0';
  g_object_unref (read_link (link));
}

static const char *const senders[][2] = {
  { "Help%20desk", "Help desk" },
  { "a%0d%0a%1b[2Jb%E2%80%AEc", "a [2Jb c" },
  { "Bank%E2%80%9D.%20It%20was%20verified.%20%E2%80%9C", "Bank'. It was verified. '" },
  { "%22a%C2%BBb%E2%80%9Ec%E3%80%8D", "'a'b'c'" },
  { "%3Cb%3EBank%3C/b%3E", "<b>Bank</b>" },
};

static void
test_sender_cannot_pretend (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (senders); i++)
    {
      g_autofree char *link = g_strconcat ("mail-doctor:a@b.example?from=", senders[i][0], NULL);
      g_autoptr (MdrInvitation) invitation = read_link (link);

      g_assert_cmpstr (mdr_invitation_get_sender (invitation), ==, senders[i][1]);
    }
}

static void
test_sender_is_short (void)
{
  g_autofree char *filler = g_strnfill (500, 'x');
  g_autofree char *link = g_strconcat ("mail-doctor:a@b.example?from=", filler, NULL);
  g_autoptr (MdrInvitation) invitation = read_link (link);

  g_assert_cmpint (g_utf8_strlen (mdr_invitation_get_sender (invitation), -1), <=, 81);
}

static char *
read_pem (Authority *authority)
{
  g_autoptr (GError) error = NULL;
  char *pem = NULL;

  g_file_get_contents (authority_get_path (authority), &pem, NULL, &error);
  g_assert_no_error (error);

  return pem;
}

static void
test_file_has_authorities (void)
{
  g_autoptr (Authority) authority = authority_new ();
  g_autofree char *pem = read_pem (authority);
  g_autofree char *data = g_strconcat ("\xef\xbb\xbf" ALL "\r\n# ours\n", pem, pem, NULL);
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;
  g_autoptr (MdrInvitation) invitation = NULL;
  g_autoptr (MdrInvitation) copy = NULL;
  g_autoptr (GError) error = NULL;

  invitation = mdr_invitation_new_from_data (data, strlen (data), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mdr_invitation_get_authorities (invitation)->len, ==, 2);

  written = mdr_invitation_dup_data (invitation);
  g_assert_true (g_str_has_prefix (written, ALL "\n-----BEGIN CERTIFICATE-----\n"));
  copy = mdr_invitation_new_from_data (written, strlen (written), &error);
  g_assert_no_error (error);
  again = mdr_invitation_dup_data (copy);
  g_assert_cmpstr (again, ==, written);
}

static const char *const bad_files[][2] = {
  { "\n" ALL, "not the link" },
  { "-----BEGIN CERTIFICATE-----", "not the link" },
  { ALL "\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "cannot be read" },
  { ALL "\n-----BEGIN CERTIFICATE-----\nAAAA\n", "cut off" },
  { ALL "\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "not a certificate" },
};

static void
test_bad_files_are_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          mdr_invitation_new_from_data (bad_files[i][0], strlen (bad_files[i][0]), &error));
      g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, bad_files[i][1]));
    }
}

static void
assert_data_is_refused (const char *data, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mdr_invitation_new_from_data (data, length, &error));
  g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
}

static void
test_files_are_bounded (void)
{
  g_autoptr (Authority) authority = authority_new ();
  g_autofree char *pem = read_pem (authority);
  g_autoptr (GString) many = g_string_new (ALL "\n");
  g_autofree char *blanks = g_strnfill (MDR_INVITATION_MAX_FILE, ' ');
  g_autofree char *large = g_strconcat (ALL "\n", blanks, NULL);

  for (guint i = 0; i < MDR_PEM_LIST_MAX + 1; i++)
    g_string_append (many, pem);

  assert_data_is_refused (many->str, many->len);
  assert_data_is_refused (large, strlen (large));
  assert_data_is_refused (NULL, 0);
  assert_data_is_refused (ALL "\0", sizeof ALL);
}

static void
test_only_files_are_opened (void)
{
  g_autofree char *path = NULL;
  g_autoptr (MdrInvitation) invitation = NULL;
  g_autoptr (GError) error = NULL;
  int file = g_file_open_tmp ("mdr-XXXXXX" MDR_INVITATION_SUFFIX, &path, &error);

  g_assert_no_error (error);
  g_close (file, NULL);
  g_file_set_contents (path, ALL, -1, &error);
  invitation = mdr_invitation_new_from_file (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (invitation);
  g_unlink (path);

  g_assert_null (mdr_invitation_new_from_file (path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (mdr_invitation_new_from_file ("/dev/zero", &error));
  g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/invitation/everything-is-read", test_everything_is_read);
  g_test_add_func ("/invitation/forms-are-understood", test_forms_are_understood);
  g_test_add_func ("/invitation/bad-links-are-refused", test_bad_links_are_refused);
  g_test_add_func ("/invitation/length-has-a-limit", test_length_has_a_limit);
  g_test_add_func ("/invitation/sender-cannot-pretend", test_sender_cannot_pretend);
  g_test_add_func ("/invitation/sender-is-short", test_sender_is_short);
  g_test_add_func ("/invitation/file-has-authorities", test_file_has_authorities);
  g_test_add_func ("/invitation/bad-files-are-refused", test_bad_files_are_refused);
  g_test_add_func ("/invitation/files-are-bounded", test_files_are_bounded);
  g_test_add_func ("/invitation/only-files-are-opened", test_only_files_are_opened);

  return g_test_run ();
}
