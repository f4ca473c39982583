/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks everybody who may know in parallel, and guesses when nobody does. Only the domain is ever
 * sent, never the address.
 */

#include "mdr-search.h"

#include "knowledge/mdr-provider-list.h"

#include "mdr-lookup-failure.h"
#include "mdr-opinion.h"
#include "mdr-source.h"
#include "probe/mdr-deadline.h"
#include "probe/names/mdr-domain.h"
#include "probe/names/mdr-mx.h"

/* Once something is known, nobody has to wait longer than this for what others say. */
#define PATIENCE 3000

typedef struct
{
  guint n_pending;
  MdrSourceId best;
  gboolean asked[MDR_N_SOURCES];
  gboolean answered[MDR_N_SOURCES];
  gboolean exchangers_answered;
  gboolean heard_anybody;
  gboolean names_failed;

  /* What speaks for it that there is no such domain. */
  gboolean no_exchangers;
  gboolean no_web_server;
  gboolean existence_asked;
  gboolean domain_missing;

  /* owned */
  MdrEnvironment *environment;
  MdrHttp *http;
  MdrAddress *address;
  MdrDeadline *deadline;
  GStrv exchangers;
  GPtrArray *opinions;
} Search;

typedef struct
{
  MdrSourceId id;

  /* owned */
  char *uri;
  GTask *task;
} Question;

static void advance (GTask *task);

static void
search_free (Search *search)
{
  g_clear_object (&search->environment);
  g_clear_object (&search->http);
  g_clear_pointer (&search->address, mdr_address_unref);
  g_clear_object (&search->deadline);
  g_clear_pointer (&search->exchangers, g_strfreev);
  g_clear_pointer (&search->opinions, g_ptr_array_unref);
  g_free (search);
}

static void
question_free (Question *question)
{
  g_clear_pointer (&question->uri, g_free);
  g_clear_object (&question->task);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static gboolean
is_stopped (GTask *task)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (task));
}

static void
report (GTask *task, MdrFinding *finding)
{
  mdr_probe_report (MDR_PROBE (g_task_get_source_object (task)), finding);
  g_object_unref (finding);
}

static void
note_failure (GTask *task, const char *what, MdrPhase phase, const GError *error)
{
  Search *search = g_task_get_task_data (task);
  const char *reason = mdr_lookup_failure_get_reason (error, phase);

  search->heard_anybody |= !mdr_lookup_failure_is_silence (error);
  search->names_failed |= reason != NULL && g_str_has_prefix (reason, "name-lookup-");

  if (reason != NULL && !is_stopped (task))
    report (task, mdr_finding_new ("lookup-failed", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO,
                                   MDR_CAUSE_OK, NULL, "what", what, "reason", reason, NULL));
}

/* Keeps what a provider or source says, and gives the others only a little more time. */
static void
add_opinion (GTask *task, MdrOpinion *opinion)
{
  MdrSettingsProbe *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);

  g_ptr_array_add (search->opinions, opinion);
  mdr_deadline_shorten (search->deadline, PATIENCE);
  mdr_settings_probe_add_opinion (self, opinion->settings);
}

static void
source_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  MdrSettingsProbe *self = g_task_get_source_object (question->task);
  Search *search = g_task_get_task_data (question->task);
  const MdrSource *source = mdr_source_get (question->id);
  g_auto (GStrv) sign_in = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = source->ask_finish (object, result, &sign_in, &error);

  search->answered[question->id] = TRUE;

  if (services != NULL && !is_stopped (question->task))
    {
      g_autoptr (MdrSettings) settings = mdr_settings_new (source->trust, services);
      g_autofree char *origin =
          mdr_source_dup_origin (question->uri, g_ptr_array_index (services, 0));

      add_opinion (question->task,
                   mdr_opinion_new (settings, source->finding, origin, g_steal_pointer (&sign_in)));

      /* The domain's own file and the database's are equally autoconfig, but not equally good. */
      if (question->id < search->best &&
          mdr_settings_get_source (mdr_settings_probe_get_settings (self)) == source->trust)
        mdr_settings_probe_prefer_opinion (self, settings);
      search->best = MIN (search->best, question->id);
    }
  else if (services == NULL)
    {
      note_failure (question->task, source->what,
                    question->uri != NULL ? MDR_PHASE_CONNECT : MDR_PHASE_RESOLVE, error);
      if (question->id == MDR_SOURCE_WELL_KNOWN)
        search->no_web_server =
            g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
    }

  search->n_pending--;
  advance (question->task);
}

static void
ask (GTask *task, MdrSourceId id)
{
  Search *search = g_task_get_task_data (task);
  const MdrSource *source = mdr_source_get (id);
  const MdrQuery query = {
    .environment = search->environment,
    .http = search->http,
    .address = search->address,
    .exchanger = search->exchangers != NULL ? search->exchangers[0] : NULL,
  };
  Question *question;

  search->asked[id] = TRUE;
  question = g_new0 (Question, 1);
  question->id = id;
  question->uri = source->dup_uri != NULL ? source->dup_uri (&query) : NULL;
  question->task = g_object_ref (task);
  if (source->dup_uri != NULL && question->uri == NULL)
    {
      question_free (question);
      return;
    }

  search->n_pending++;
  source->ask_async (&query, question->uri, G_CANCELLABLE (search->deadline), source_answered_cb,
                     question);
}

/* The first of the mail exchangers that belongs to a provider of the list. */
static void
recognize_provider (GTask *task)
{
  MdrSettingsProbe *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);

  for (char **host = search->exchangers; *host != NULL; host++)
    {
      MdrProvider *provider =
          mdr_provider_list_find_by_mx (mdr_provider_list_get_default (), *host);
      g_autoptr (GPtrArray) services = NULL;
      g_autoptr (MdrSettings) settings = NULL;

      if (provider == NULL)
        continue;

      services = mdr_provider_create_services (provider, search->address);
      settings = mdr_settings_new (MDR_SETTINGS_SOURCE_PROVIDER_LIST, services);

      report (task, mdr_finding_new ("provider-by-mx", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO,
                                     MDR_CAUSE_OK, NULL, "provider",
                                     mdr_provider_get_name (provider), "mx", *host, NULL));
      add_opinion (task, mdr_opinion_new (settings, "settings-from-provider-list",
                                          mdr_provider_get_name (provider), NULL));
      mdr_settings_probe_set_provider (self, provider);
      return;
    }
}

static void
exchangers_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  search->exchangers = mdr_mx_lookup_finish (MDR_ENVIRONMENT (object), result, &error);
  search->exchangers_answered = TRUE;
  search->heard_anybody |= search->exchangers != NULL;
  search->no_exchangers = g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);

  if (search->exchangers == NULL)
    note_failure (task, "mx", MDR_PHASE_RESOLVE, error);
  else if (!is_stopped (task))
    recognize_provider (task);

  search->n_pending--;
  advance (task);
}

static void
existence_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!mdr_domain_exists_finish (MDR_ENVIRONMENT (object), result, &error))
    search->domain_missing = g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);

  search->n_pending--;
  advance (task);
}

static void
ask_for_existence (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  search->existence_asked = TRUE;
  search->n_pending++;
  mdr_domain_exists_async (search->environment, mdr_address_get_domain (search->address),
                           G_CANCELLABLE (search->deadline), existence_answered_cb,
                           g_object_ref (task));
}

static void
conclude (GTask *task)
{
  MdrSettingsProbe *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  MdrSettings *settings = mdr_settings_probe_get_settings (self);
  const char *domain = mdr_address_get_domain (search->address);
  /* A directory that answers, and then no more. Of one that never does the probe of names tells. */
  gboolean no_names = search->domain_missing || (search->heard_anybody && search->names_failed);

  if (settings != NULL)
    {
      mdr_opinion_report_all (search->opinions, settings, search->address, MDR_PROBE (self));
    }
  else
    {
      /* That is what the probe of names is for; here it only explains. */
      if (search->domain_missing)
        report (task, mdr_finding_new ("domain-not-found", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO,
                                       MDR_CAUSE_OK, NULL, "domain", domain, NULL));
      report (task, mdr_finding_new ("settings-not-found", MDR_STEP_SETTINGS, MDR_SEVERITY_ERROR,
                                     no_names ? MDR_CAUSE_DNS_FAILURE : MDR_CAUSE_UNKNOWN, NULL,
                                     "domain", domain, NULL));
    }

  g_task_return_boolean (task, TRUE);
}

/* What comes next, after every answer. */
static void
advance (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  gboolean nothing_known = search->opinions->len == 0;

  if (is_stopped (task))
    {
      if (search->n_pending == 0)
        g_task_return_error_if_cancelled (task);
      return;
    }

  if (nothing_known && search->exchangers_answered && search->answered[MDR_SOURCE_DATABASE] &&
      !search->asked[MDR_SOURCE_EXCHANGER_DATABASE])
    ask (task, MDR_SOURCE_EXCHANGER_DATABASE);

  if (search->n_pending > 0)
    return;

  if (nothing_known && search->heard_anybody && !search->asked[MDR_SOURCE_GUESS])
    ask (task, MDR_SOURCE_GUESS);
  else if (nothing_known && search->no_exchangers && search->no_web_server &&
           !search->existence_asked)
    ask_for_existence (task);
  else
    conclude (task);
}

/**
 * mdr_search_async:
 * @probe: the probe that tells what is found
 * @environment: the world to look at
 * @http: a web client
 * @address: the address whose settings are wanted
 * @cancellable: (nullable): to stop it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Searches the network for the settings of @address: its mail exchangers, which may be those of a
 * provider of the list, the domain's own configuration file, the public provider database and SRV
 * records, all at once; then the database again for whoever runs the exchangers; and then guesses.
 * @probe gets opinions and findings as they arrive.
 */
void
mdr_search_async (MdrSettingsProbe *probe,
                  MdrEnvironment *environment,
                  MdrHttp *http,
                  MdrAddress *address,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_return_if_fail (MDR_IS_SETTINGS_PROBE (probe));
  g_return_if_fail (MDR_IS_ENVIRONMENT (environment));
  g_return_if_fail (MDR_IS_HTTP (http));
  g_return_if_fail (address != NULL);

  search = g_new0 (Search, 1);
  search->best = MDR_N_SOURCES;
  search->environment = g_object_ref (environment);
  search->http = g_object_ref (http);
  search->address = mdr_address_ref (address);
  search->deadline = mdr_deadline_new (cancellable, 0);
  search->opinions = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_opinion_free);

  task = g_task_new (probe, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_search_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);

  search->n_pending++;
  mdr_mx_lookup_async (environment, mdr_address_get_domain (address),
                       G_CANCELLABLE (search->deadline), exchangers_answered_cb,
                       g_object_ref (task));
  mdr_source_look_up_early (MDR_SOURCE_AUTOCONFIG, environment, address, cancellable);
  ask (task, MDR_SOURCE_SRV);
  ask (task, MDR_SOURCE_AUTOCONFIG);
  ask (task, MDR_SOURCE_WELL_KNOWN);
  ask (task, MDR_SOURCE_DATABASE);
}

/**
 * mdr_search_finish:
 * @probe: the probe that tells what was found
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_search_async().
 *
 * Returns: whether the search came to its end, successful or not; %FALSE if it was cancelled
 */
gboolean
mdr_search_finish (MdrSettingsProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_search_async), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
