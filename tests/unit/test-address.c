/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is an address and what is not.
 */

#include "core/mdr-address.h"
#include "core/mdr-error.h"

static const struct
{
  const char *typed;
  const char *address;
  const char *domain;
} good[] = {
  { "nome@example.it", "nome@example.it", "example.it" },
  { "  nome.cognome+x@Example.IT. ", "nome.cognome+x@example.it", "example.it" },
  { "Anna Rossi <Anna@example.it>", "Anna@example.it", "example.it" },
  { "mailto:anna@example.it", "anna@example.it", "example.it" },
  { "MAILTO:anna@example.it?subject=Ciao&cc=b@example.com", "anna@example.it", "example.it" },
  { "mailto:anna%2Bx@example.it", "anna+x@example.it", "example.it" },
  { "<mailto:anna@example.it>", "anna@example.it", "example.it" },
  { "\"Rossi, Anna\" <anna@example.it>;\n", "anna@example.it", "example.it" },
  { "anna@example.it, ", "anna@example.it", "example.it" },
  { "info@Bücher.example", "info@xn--bcher-kva.example", "xn--bcher-kva.example" },
  { "josé@example.it", "josé@example.it", "example.it" },
};

static const char *const bad[] = {
  "",
  "nome",
  "@example.it",
  "nome@",
  "nome@it",
  "no me@a.it",
  "nome@exa mple",
  "nome@-a.it",
  "nome@a..it",
  "a@b@c d.it",
  "a\r\nb@c.it",
  "a@b.it\x1b[0m",
  "nome@\xff\xfe.it",
  "\"a b\"@c.it",
  "nome@a_b-.it",
  "mailto:anna%0d%0a@example.it",
  "mailto:anna%00b@example.it",
  "mailto:%zz@example.it",
  "mailto:",
  ",",
  "<>",
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MdrAddress) address = mdr_address_parse (good[i].typed, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (mdr_address_get_text (address), ==, good[i].address);
      g_assert_cmpstr (mdr_address_get_domain (address), ==, good[i].domain);
    }
}

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mdr_address_parse (bad[i], &error));
      g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_ADDRESS);
    }
}

static void
test_huge (void)
{
  g_autofree char *huge = g_strnfill (10 * 1024, 'a');
  g_autofree char *address = g_strconcat (huge, "@example.it", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (mdr_address_parse (address, &error));
  g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_ADDRESS);
  g_assert_cmpuint (strlen (error->message), <, 200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/address/what-people-type-is-understood", test_good);
  g_test_add_func ("/address/nonsense-is-refused", test_bad);
  g_test_add_func ("/address/ten-kilobytes-are-refused-briefly", test_huge);

  return g_test_run ();
}
