/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that is typed into the shell comes by here. It is looked up in the texts of the
 * program and forgotten; nobody is contacted, and the wizard is not started before a result is
 * chosen.
 */

#include "mdr-search-provider.h"

#include "knowledge/mdr-help-article.h"
#include "knowledge/mdr-help-index.h"
#include "search/mdr-shell-search.h"

/* More is not shown in the shell, and a short word fits everything. */
#define MAX_RESULTS 5
#define MIN_CHARACTERS 4

/* Another letter may follow soon; afterwards the memory is better used by others. */
#define IDLE_MILLISECONDS (60 * 1000)

struct _MdrSearchProvider
{
  GApplication parent_instance;

  /* owned */
  MdrShellSearchProvider2 *skeleton;
  MdrHelpIndex *index; /* nullable until somebody searches */
};

G_DEFINE_FINAL_TYPE (MdrSearchProvider, mdr_search_provider, G_TYPE_APPLICATION)

/* The shell knows nothing of the account. */
static const MdrHelpReader anybody = { NULL, NULL, NULL };

/* Begins the time anew after which the program ends. */
static void
stay (MdrSearchProvider *self)
{
  g_application_hold (G_APPLICATION (self));
  g_application_release (G_APPLICATION (self));
}

/* A single word has to stand in a title: people look for other things than mail most of the time.
 */
static gboolean
is_worth_showing (const MdrHelpHit *hit, const char *const *terms)
{
  return hit->in_title || g_strv_length ((GStrv) terms) > 1;
}

static GStrv
find (MdrSearchProvider *self, const char *const *terms)
{
  g_autofree char *query = g_strjoinv (" ", (GStrv) terms);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GArray) hits = NULL;
  guint n_results = 0;

  if (g_utf8_strlen (query, -1) < MIN_CHARACTERS)
    return g_strv_builder_end (ids);

  if (self->index == NULL)
    self->index = mdr_help_index_new (&anybody);

  hits = mdr_help_index_find (self->index, query);
  for (guint i = 0; i < hits->len && n_results < MAX_RESULTS; i++)
    {
      const MdrHelpHit *hit = &g_array_index (hits, MdrHelpHit, i);
      g_autofree char *id = NULL;

      if (!is_worth_showing (hit, terms))
        continue;

      id = mdr_help_article_dup_id (hit->kind, hit->id);
      g_strv_builder_add (ids, id);
      n_results++;
    }

  return g_strv_builder_end (ids);
}

static gboolean
initial_results_cb (MdrSearchProvider *self,
                    GDBusMethodInvocation *invocation,
                    const char *const *terms)
{
  g_auto (GStrv) results = find (self, terms);

  stay (self);
  mdr_shell_search_provider2_complete_get_initial_result_set (self->skeleton, invocation,
                                                              (const char *const *) results);

  return TRUE;
}

/* Another word can bring up what had to be left out before. */
static gboolean
narrower_results_cb (MdrSearchProvider *self,
                     GDBusMethodInvocation *invocation,
                     const char *const *previous,
                     const char *const *terms)
{
  g_auto (GStrv) results = find (self, terms);

  stay (self);
  mdr_shell_search_provider2_complete_get_subsearch_result_set (self->skeleton, invocation,
                                                                (const char *const *) results);

  return TRUE;
}

static void
add_meta (GVariantBuilder *metas, const char *id)
{
  g_autoptr (MdrLesson) article = mdr_help_article_find (id, &anybody);
  g_autoptr (GIcon) icon = g_themed_icon_new (MDR_APPLICATION_ID);

  if (article == NULL)
    return;

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (metas, "{sv}", "name",
                         g_variant_new_string (mdr_lesson_get_title (article)));
  g_variant_builder_add (metas, "{sv}", "description",
                         g_variant_new_string (mdr_lesson_get_summary (article)));
  g_variant_builder_add (metas, "{sv}", "icon", g_icon_serialize (icon));
  g_variant_builder_close (metas);
}

static gboolean
metas_cb (MdrSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *ids)
{
  g_auto (GVariantBuilder) metas = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; ids[i] != NULL; i++)
    add_meta (&metas, ids[i]);

  stay (self);
  mdr_shell_search_provider2_complete_get_result_metas (self->skeleton, invocation,
                                                        g_variant_builder_end (&metas));

  return TRUE;
}

static void
wizard_called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GApplication) self = G_APPLICATION (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL)
    g_warning ("The wizard could not be opened: %s", error->message);

  g_application_release (self);
}

/* Has the wizard do something; the bus starts it if it has to. */
static void
call_wizard (MdrSearchProvider *self, const char *action, const char *text, guint timestamp)
{
  g_autofree char *startup_id = g_strdup_printf ("_TIME%u", timestamp);
  GVariantBuilder parameters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));
  GVariantBuilder platform = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&parameters, "v", g_variant_new_string (text));
  g_variant_builder_add (&platform, "{sv}", "desktop-startup-id",
                         g_variant_new_string (startup_id));

  g_application_hold (G_APPLICATION (self));
  g_dbus_connection_call (g_application_get_dbus_connection (G_APPLICATION (self)),
                          MDR_APPLICATION_ID, MDR_APPLICATION_PATH, "org.freedesktop.Application",
                          "ActivateAction",
                          g_variant_new ("(sava{sv})", action, &parameters, &platform), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, wizard_called_cb, g_object_ref (self));
}

static gboolean
activated_cb (MdrSearchProvider *self,
              GDBusMethodInvocation *invocation,
              const char *id,
              const char *const *terms,
              guint timestamp)
{
  call_wizard (self, "learn", id, timestamp);
  mdr_shell_search_provider2_complete_activate_result (self->skeleton, invocation);

  return TRUE;
}

static gboolean
launched_cb (MdrSearchProvider *self,
             GDBusMethodInvocation *invocation,
             const char *const *terms,
             guint timestamp)
{
  g_autofree char *query = g_strjoinv (" ", (GStrv) terms);

  call_wizard (self, "search", query, timestamp);
  mdr_shell_search_provider2_complete_launch_search (self->skeleton, invocation);

  return TRUE;
}

static gboolean
mdr_search_provider_dbus_register (GApplication *application,
                                   GDBusConnection *connection,
                                   const char *object_path,
                                   GError **error)
{
  MdrSearchProvider *self = MDR_SEARCH_PROVIDER (application);

  return G_APPLICATION_CLASS (mdr_search_provider_parent_class)
             ->dbus_register (application, connection, object_path, error) &&
         g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection,
                                           object_path, error);
}

static void
mdr_search_provider_dbus_unregister (GApplication *application,
                                     GDBusConnection *connection,
                                     const char *object_path)
{
  MdrSearchProvider *self = MDR_SEARCH_PROVIDER (application);

  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));

  G_APPLICATION_CLASS (mdr_search_provider_parent_class)
      ->dbus_unregister (application, connection, object_path);
}

static void
mdr_search_provider_finalize (GObject *object)
{
  MdrSearchProvider *self = MDR_SEARCH_PROVIDER (object);

  g_clear_object (&self->skeleton);
  g_clear_pointer (&self->index, mdr_help_index_free);

  G_OBJECT_CLASS (mdr_search_provider_parent_class)->finalize (object);
}

static void
mdr_search_provider_class_init (MdrSearchProviderClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_search_provider_finalize;
  application_class->dbus_register = mdr_search_provider_dbus_register;
  application_class->dbus_unregister = mdr_search_provider_dbus_unregister;
}

static void
mdr_search_provider_init (MdrSearchProvider *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } calls[] = {
    { "handle-get-initial-result-set", G_CALLBACK (initial_results_cb) },
    { "handle-get-subsearch-result-set", G_CALLBACK (narrower_results_cb) },
    { "handle-get-result-metas", G_CALLBACK (metas_cb) },
    { "handle-activate-result", G_CALLBACK (activated_cb) },
    { "handle-launch-search", G_CALLBACK (launched_cb) },
  };

  self->skeleton = mdr_shell_search_provider2_skeleton_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    g_signal_connect_object (self->skeleton, calls[i].signal, calls[i].callback, self,
                             G_CONNECT_SWAPPED);
}

/**
 * mdr_search_provider_new:
 *
 * Returns: (transfer full): a service that ends by itself when nobody searches any more
 */
MdrSearchProvider *
mdr_search_provider_new (void)
{
  return g_object_new (MDR_TYPE_SEARCH_PROVIDER, "application-id",
                       MDR_APPLICATION_ID ".SearchProvider", "flags", G_APPLICATION_IS_SERVICE,
                       "inactivity-timeout", IDLE_MILLISECONDS, NULL);
}
