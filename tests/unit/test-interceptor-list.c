/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The built-in list of products that read secure connections.
 */

#include "core/mdr-error.h"
#include "knowledge/mdr-interceptor-list.h"

/* Names as they stand in certificates. */
static const struct
{
  const char *common_name;
  const char *organization;
  const char *id;
  MdrInterceptorKind kind;
} known[] = {
  { "Avast Web/Mail Shield Root", "Avast Web/Mail Shield", "avast", MDR_INTERCEPTOR_ANTIVIRUS },
  { "AVG Web/Mail Shield Root", NULL, "avg", MDR_INTERCEPTOR_ANTIVIRUS },
  { "Kaspersky Anti-Virus Personal Root Certificate", "AO Kaspersky Lab", "kaspersky",
    MDR_INTERCEPTOR_ANTIVIRUS },
  { "ESET SSL Filter CA", "ESET, spol. s r. o.", "eset", MDR_INTERCEPTOR_ANTIVIRUS },
  { "Bitdefender Personal CA.Net-Defender", "IDS", "bitdefender", MDR_INTERCEPTOR_ANTIVIRUS },
  { "ADGUARD personal CA", NULL, "adguard", MDR_INTERCEPTOR_FILTER },
  { "Zscaler Intermediate Root CA (zscalerthree.net)", "Zscaler Inc.", "zscaler",
    MDR_INTERCEPTOR_INSPECTION },
  { "FG6H0FTB22903890", "Fortinet", "fortigate", MDR_INTERCEPTOR_INSPECTION },
  { "ca.example.goskope.com", NULL, "netskope", MDR_INTERCEPTOR_INSPECTION },
  { "Sophos SSL CA_C320ABPCBJ8BQ6B", "Sophos", "sophos", MDR_INTERCEPTOR_INSPECTION },
  { "mitmproxy", "mitmproxy", "mitmproxy", MDR_INTERCEPTOR_DEBUGGING },
  { "DO_NOT_TRUST_FiddlerRoot", "DO_NOT_TRUST", "fiddler", MDR_INTERCEPTOR_DEBUGGING },
  { "Superfish, Inc.", "Superfish, Inc.", "superfish", MDR_INTERCEPTOR_UNWANTED },
  { "0.0.0.0", "Proton AG", "proton-bridge", MDR_INTERCEPTOR_BRIDGE },
};

/* Those that sign for the public, and a company that has made an authority of its own. */
static const struct
{
  const char *common_name;
  const char *organization;
} others[] = {
  { "R11", "Let's Encrypt" },
  { "GTS CA 1C3", "Google Trust Services LLC" },
  { "DigiCert TLS RSA SHA256 2020 CA1", "DigiCert Inc" },
  { "Sectigo RSA Domain Validation Secure Server CA", "Sectigo Limited" },
  { "GlobalSign RSA OV SSL CA 2018", "GlobalSign nv-sa" },
  { "Actalis Organization Validated Server CA G3", "Actalis S.p.A." },
  { "Example Holding Internal Root", "Example Holding" },
  { "", "" },
  { NULL, NULL },
};

static void
test_known (void)
{
  MdrInterceptorList *list = mdr_interceptor_list_get_default ();

  g_assert_cmpuint (g_list_model_get_n_items (mdr_interceptor_list_get_interceptors (list)), >=,
                    40);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      MdrInterceptor *found =
          mdr_interceptor_list_find (list, known[i].common_name, known[i].organization);

      g_assert_nonnull (found);
      g_assert_cmpstr (mdr_interceptor_get_id (found), ==, known[i].id);
      g_assert_cmpint (mdr_interceptor_get_kind (found), ==, known[i].kind);
    }
}

static void
test_others (void)
{
  MdrInterceptorList *list = mdr_interceptor_list_get_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_null (mdr_interceptor_list_find (list, others[i].common_name, others[i].organization));
}

#define GOOD "[x]\nname=X\nvendor=X\nkind=filter\ncommon-name=X Root*;\nsources=seen;\n"

static const struct
{
  const char *claim;
  const char *text;
  gboolean good;
} files[] = {
  { "good", GOOD, TRUE },
  { "no-kind-of-that-name", "[x]\nname=X\nvendor=X\nkind=good\ncommon-name=X;\nsources=seen;\n",
    FALSE },
  { "no-names", "[x]\nname=X\nvendor=X\nkind=filter\nsources=seen;\n", FALSE },
  { "no-sources", "[x]\nname=X\nvendor=X\nkind=filter\ncommon-name=X;\nsources=\n", FALSE },
  { "no-source-of-that-name",
    "[x]\nname=X\nvendor=X\nkind=filter\ncommon-name=X;\nsources=hearsay;\n", FALSE },
  { "a-key-too-many", GOOD "issuer=X\n", FALSE },
};

static void
test_file (gconstpointer user_data)
{
  guint i = GPOINTER_TO_UINT (user_data);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (MdrInterceptorList) list = NULL;
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_data (file, files[i].text, -1, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  list = mdr_interceptor_list_new (file, &error);

  if (files[i].good)
    {
      g_assert_no_error (error);
      g_assert_nonnull (mdr_interceptor_list_find (list, "x root 7", NULL));
      g_assert_null (mdr_interceptor_list_find (list, "an x root", NULL));
    }
  else
    {
      g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
      g_assert_null (list);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interceptor-list/known-by-their-names", test_known);
  g_test_add_func ("/interceptor-list/public-authorities-are-none", test_others);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/interceptor-list/file/", files[i].claim, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_file);
    }

  return g_test_run ();
}
