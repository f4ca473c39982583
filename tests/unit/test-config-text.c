/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Settings of KDE and of Claws Mail, taken apart.
 */

#include <string.h>

#include "programs/mdr-config-text.h"

static MdrConfigText *
read_text (const char *text, MdrConfigForm form)
{
  return mdr_config_text_new (text, strlen (text), form);
}

static void
test_escapes (void)
{
  static const struct
  {
    const char *written;
    const char *meant;
  } cases[] = {
    { "plain", "plain" },
    { "  between  ", "between" },
    { "\\sspaces\\s", " spaces " },
    { "a\\tb\\nc\\rd", "a\tb\nc\rd" },
    { "back\\\\slash", "back\\slash" },
    { "Zo\\xc3\\xab", "Zoë" },
    { "a\\,b\\;c", "a,b;c" },
    { "a=b=c", "a=b=c" },
    { "half\\x4", "half4" },
    { "end\\", "end\\" },
    { "zero\\x00byte", "zerobyte" },
    { "lone\\xff", "lone\357\277\275" },
    { "$HOME", "$HOME" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("[g]\nkey=%s\n", cases[i].written);
      g_autoptr (MdrConfigText) config = read_text (text, MDR_CONFIG_FORM_KDE);

      g_assert_true (mdr_config_text_is_whole (config));
      g_assert_cmpstr (mdr_config_text_get (config, "g", "key"), ==, cases[i].meant);
    }
}

static void
test_plain_form (void)
{
  g_autoptr (MdrConfigText) config =
      read_text ("[Account: 1]\na[1]=c:\\temp\\s\n", MDR_CONFIG_FORM_PLAIN);

  g_assert_cmpstr (mdr_config_text_get (config, "Account: 1", "a[1]"), ==, "c:\\temp\\s");
}

static void
test_marks (void)
{
  g_autoptr (MdrConfigText) config = read_text ("# a remark\r\n"
                                                "[$i]\r\n"
                                                "[fixed][$i]\r\n"
                                                "host[$i]=a.example.org\r\n"
                                                "home[$e]=$HOME\r\n"
                                                "name=Mail\r\n"
                                                "name[it]=Posta\r\n"
                                                "gone[$d]\r\n"
                                                "old[$d]=x\r\n"
                                                "[outer][inner]\r\n"
                                                "host=b.example.org\r\n"
                                                "[fixed]\r\n"
                                                "port=143\r\n"
                                                "port=993\r\n",
                                                MDR_CONFIG_FORM_KDE);
  GPtrArray *groups = mdr_config_text_get_groups (config);

  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpstr (groups->pdata[0], ==, "fixed");
  g_assert_cmpstr (mdr_config_text_get (config, "fixed", "host"), ==, "a.example.org");
  g_assert_cmpstr (mdr_config_text_get (config, "fixed", "home"), ==, "$HOME");
  g_assert_cmpstr (mdr_config_text_get (config, "fixed", "name"), ==, "Mail");
  g_assert_null (mdr_config_text_get (config, "fixed", "gone"));
  g_assert_null (mdr_config_text_get (config, "fixed", "old"));
  g_assert_null (mdr_config_text_get (config, "outer", "host"));
  g_assert_cmpint (mdr_config_text_get_number (config, "fixed", "port", 0), ==, 993);
  g_assert_true (mdr_config_text_is_whole (config));
}

static void
test_no_passwords (void)
{
  g_autoptr (MdrConfigText) config = read_text ("[g]\n"
                                                "password=aaa\n"
                                                "smtp_password=bbb\n"
                                                "Passwd=ccc\n"
                                                "p\\x61ssword=ddd\n"
                                                "user=ada\n",
                                                MDR_CONFIG_FORM_KDE);

  g_assert_null (mdr_config_text_get (config, "g", "password"));
  g_assert_null (mdr_config_text_get (config, "g", "smtp_password"));
  g_assert_null (mdr_config_text_get (config, "g", "Passwd"));
  g_assert_cmpstr (mdr_config_text_get (config, "g", "user"), ==, "ada");
}

static void
test_broken (void)
{
  static const char *const texts[] = { "[half", "[g]\nno value\n", "\177ELF\002\001" };
  g_autoptr (MdrConfigText) empty = read_text ("", MDR_CONFIG_FORM_KDE);

  g_assert_true (mdr_config_text_is_whole (empty));

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MdrConfigText) config = read_text (texts[i], MDR_CONFIG_FORM_KDE);

      g_assert_false (mdr_config_text_is_whole (config));
    }
}

static void
test_numbers_and_truths (void)
{
  g_autoptr (MdrConfigText) config =
      read_text ("[g]\nbig=99999999999999999999\nword=abc\nyes=TRUE\none=1\nno=off\nempty=\n",
                 MDR_CONFIG_FORM_KDE);

  g_assert_cmpint (mdr_config_text_get_number (config, "g", "big", 7), ==, 7);
  g_assert_cmpint (mdr_config_text_get_number (config, "g", "word", 7), ==, 7);
  g_assert_true (mdr_config_text_get_truth (config, "g", "yes", FALSE));
  g_assert_true (mdr_config_text_get_truth (config, "g", "one", FALSE));
  g_assert_false (mdr_config_text_get_truth (config, "g", "no", TRUE));
  g_assert_true (mdr_config_text_get_truth (config, "g", "empty", TRUE));
  g_assert_false (mdr_config_text_get_truth (config, "g", "missing", FALSE));
}

/* A file of another program that only has the right name. */
static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new ("[g]\n");
  g_autoptr (MdrConfigText) config = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "[%u]\nkey%u=value\n", i, i);

  config = read_text (text->str, MDR_CONFIG_FORM_KDE);
  g_assert_cmpuint (mdr_config_text_get_groups (config)->len, <=, 20000);
  g_assert_false (mdr_config_text_is_whole (config));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/config-text/escapes-are-resolved", test_escapes);
  g_test_add_func ("/config-text/plain-form-has-no-escapes", test_plain_form);
  g_test_add_func ("/config-text/marks-are-taken-off", test_marks);
  g_test_add_func ("/config-text/passwords-are-dropped", test_no_passwords);
  g_test_add_func ("/config-text/broken-text-is-not-whole", test_broken);
  g_test_add_func ("/config-text/numbers-and-truths", test_numbers_and_truths);
  g_test_add_func ("/config-text/is-bounded", test_large);

  return g_test_run ();
}
