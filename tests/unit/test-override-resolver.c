/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is given is answered, whatever the way it is asked for; what is not given is passed on.
 */

#include "probe/names/mdr-override-resolver.h"
#include "probe/names/mdr-shared-resolver.h"

static GInetAddress *
address_new (const char *text)
{
  return g_inet_address_new_from_string (text);
}

static void
add (GResolver *resolver, const char *host, const char *text)
{
  g_autoptr (GInetAddress) address = text != NULL ? address_new (text) : NULL;

  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (resolver), host, address);
}

/* Two of them in a row, so that every test also sees a fallback that is asked. */
static GResolver *
resolver_new (void)
{
  g_autoptr (GResolver) system = g_resolver_get_default ();
  g_autoptr (GResolver) fallback = mdr_override_resolver_new (system);
  GResolver *resolver = mdr_override_resolver_new (fallback);

  add (fallback, "*", NULL);
  add (fallback, "behind.test", "192.0.2.9");
  mdr_override_resolver_add_record (MDR_OVERRIDE_RESOLVER (fallback), "*", G_RESOLVER_RECORD_MX,
                                    NULL);
  mdr_override_resolver_add_record (MDR_OVERRIDE_RESOLVER (fallback), "behind.test",
                                    G_RESOLVER_RECORD_MX, g_variant_new ("(qs)", 10, "mx.test"));
  add (resolver, "Both.Test.", "192.0.2.1");
  add (resolver, "both.test", "2001:db8::1");
  add (resolver, "gone.test", NULL);

  return resolver;
}

static char *
join_addresses (GList *addresses)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (GList *link = addresses; link != NULL; link = link->next)
    {
      g_autofree char *address = g_inet_address_to_string (link->data);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", address);
    }
  g_resolver_free_addresses (addresses);

  return g_strdup (text->str);
}

typedef struct
{
  GMainLoop *loop;
  char *addresses;
  GError *error;
} Answer;

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  GList *addresses =
      g_resolver_lookup_by_name_with_flags_finish (G_RESOLVER (source), result, &answer->error);

  answer->addresses = join_addresses (addresses);
  g_main_loop_quit (answer->loop);
}

static const struct
{
  const char *host;
  GResolverNameLookupFlags flags;
  const char *addresses;
} lookups[] = {
  { "both.test", G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, "192.0.2.1 2001:db8::1" },
  { "both.test", G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY, "192.0.2.1" },
  { "BOTH.test.", G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY, "2001:db8::1" },
  { "behind.test", G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, "192.0.2.9" },
  { "behind.test", G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY, "" },
  { "gone.test", G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, "" },
  { "never-heard-of.test", G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, "" },
};

static void
test_names (void)
{
  g_autoptr (GResolver) resolver = resolver_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (lookups); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *addresses = join_addresses (g_resolver_lookup_by_name_with_flags (
          resolver, lookups[i].host, lookups[i].flags, NULL, &error));
      Answer answer = { loop, NULL, NULL };

      g_resolver_lookup_by_name_with_flags_async (resolver, lookups[i].host, lookups[i].flags, NULL,
                                                  looked_up_cb, &answer);
      g_main_loop_run (loop);

      g_assert_cmpstr (addresses, ==, lookups[i].addresses);
      g_assert_cmpstr (answer.addresses, ==, lookups[i].addresses);
      if (*addresses == '\0')
        {
          g_assert_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
          g_assert_error (answer.error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
        }

      g_free (answer.addresses);
      g_clear_error (&answer.error);
    }
}

static void
test_every_host (void)
{
  g_autoptr (GResolver) system = g_resolver_get_default ();
  g_autoptr (GResolver) resolver = mdr_override_resolver_new (system);
  g_autofree char *other = NULL;
  g_autofree char *own = NULL;

  add (resolver, "*", "127.0.0.1");
  add (resolver, "own.test", "127.0.0.2");
  other = join_addresses (g_resolver_lookup_by_name (resolver, "imap.example.it", NULL, NULL));
  own = join_addresses (g_resolver_lookup_by_name (resolver, "own.test", NULL, NULL));

  g_assert_cmpstr (other, ==, "127.0.0.1");
  g_assert_cmpstr (own, ==, "127.0.0.2");
}

static void
test_records (void)
{
  g_autoptr (GResolver) resolver = resolver_new ();
  g_autoptr (GError) error = NULL;
  g_autolist (GVariant) behind =
      g_resolver_lookup_records (resolver, "behind.test", G_RESOLVER_RECORD_MX, NULL, NULL);
  g_autolist (GVariant) none =
      g_resolver_lookup_records (resolver, "both.test", G_RESOLVER_RECORD_MX, NULL, &error);
  const char *host;

  g_assert_cmpuint (g_list_length (behind), ==, 1);
  g_variant_get (behind->data, "(q&s)", NULL, &host);
  g_assert_cmpstr (host, ==, "mx.test");
  g_assert_null (none);
  g_assert_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
}

static void
services_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GList **targets = user_data;
  g_autoptr (GError) error = NULL;

  *targets = g_resolver_lookup_service_finish (G_RESOLVER (source), result, &error);
  g_assert_no_error (error);
}

static void
test_services (void)
{
  g_autoptr (GResolver) resolver = resolver_new ();
  GList *targets = NULL;

  mdr_override_resolver_add_record (MDR_OVERRIDE_RESOLVER (resolver), "_imaps._tcp.both.test",
                                    G_RESOLVER_RECORD_SRV,
                                    g_variant_new ("(qqqs)", 0, 1, 993, "imap.test"));
  g_resolver_lookup_service_async (resolver, "imaps", "tcp", "both.test", NULL,
                                   services_looked_up_cb, &targets);
  while (targets == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (g_srv_target_get_hostname (targets->data), ==, "imap.test");
  g_assert_cmpuint (g_srv_target_get_port (targets->data), ==, 993);
  g_resolver_free_targets (targets);
}

static void
test_passed_on (void)
{
  g_autoptr (GResolver) system = g_resolver_get_default ();
  g_autoptr (GResolver) told = mdr_override_resolver_new (system);
  g_autoptr (GResolver) shared = mdr_shared_resolver_new (told);

  add (told, "told.test", "192.0.2.1");

  g_assert_true (mdr_override_resolver_knows (told, "told.test"));
  g_assert_true (mdr_override_resolver_knows (shared, "told.test"));
  g_assert_false (mdr_override_resolver_knows (shared, "other.test"));
  g_assert_false (mdr_override_resolver_knows (system, "told.test"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/override-resolver/names-are-overridden", test_names);
  g_test_add_func ("/override-resolver/star-is-every-host", test_every_host);
  g_test_add_func ("/override-resolver/records-are-overridden", test_records);
  g_test_add_func ("/override-resolver/services-come-from-records", test_services);
  g_test_add_func ("/override-resolver/is-found-behind-others", test_passed_on);

  return g_test_run ();
}
