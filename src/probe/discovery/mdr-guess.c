/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guesses are tried before they are believed: all of them are knocked at, at once, and those that
 * answer remain.
 */

#include "mdr-guess.h"

#include "core/mdr-service.h"

#include "mdr-knock.h"
#include "probe/mdr-deadline.h"

/* Once one has answered, a server that is up will not take longer than this. */
#define PATIENCE 3000

/* The usual names; NULL stands for the mail exchanger itself. The best first. */
static const struct
{
  MdrProtocol protocol;
  MdrSecurity security;
  const char *prefixes[4];
  guint n_prefixes;
} patterns[] = {
  { MDR_PROTOCOL_IMAP, MDR_SECURITY_TLS, { "imap.", "mail.", NULL }, 3 },
  { MDR_PROTOCOL_IMAP, MDR_SECURITY_STARTTLS, { "imap.", "mail.", NULL }, 3 },
  { MDR_PROTOCOL_POP3, MDR_SECURITY_TLS, { "pop.", "pop3.", "mail.", NULL }, 4 },
  { MDR_PROTOCOL_SMTP, MDR_SECURITY_TLS, { "smtp.", "mail.", NULL }, 3 },
  { MDR_PROTOCOL_SMTP, MDR_SECURITY_STARTTLS, { "smtp.", "mail.", NULL }, 3 },
};

typedef struct
{
  guint n_pending;

  /* owned */
  MdrDeadline *deadline;
  GPtrArray *services;
  MdrKnock *answers;
} Guess;

typedef struct
{
  guint position;

  /* owned */
  GTask *task;
} Trial;

static void
guess_free (Guess *guess)
{
  g_clear_object (&guess->deadline);
  g_clear_pointer (&guess->services, g_ptr_array_unref);
  g_clear_pointer (&guess->answers, g_free);
  g_free (guess);
}

static void
trial_free (Trial *trial)
{
  g_clear_object (&trial->task);
  g_free (trial);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trial, trial_free)

static MdrService *
find_best (Guess *guess, MdrProtocol protocol)
{
  MdrService *best = NULL;
  MdrKnock best_answer = MDR_KNOCK_NOBODY;

  for (guint i = 0; i < guess->services->len; i++)
    {
      MdrService *service = g_ptr_array_index (guess->services, i);

      if (mdr_service_get_protocol (service) != protocol || guess->answers[i] <= best_answer)
        continue;

      best = service;
      best_answer = guess->answers[i];
    }

  return best;
}

/* The best server of a protocol comes first, then what else answered on the same host. */
static void
add_answered (Guess *guess, MdrProtocol protocol, GPtrArray *answered)
{
  MdrService *best = find_best (guess, protocol);

  if (best == NULL)
    return;

  g_ptr_array_add (answered, g_object_ref (best));
  for (guint i = 0; i < guess->services->len; i++)
    {
      MdrService *service = g_ptr_array_index (guess->services, i);

      if (service != best && guess->answers[i] != MDR_KNOCK_NOBODY &&
          mdr_service_get_protocol (service) == protocol &&
          g_str_equal (mdr_service_get_host (service), mdr_service_get_host (best)))
        g_ptr_array_add (answered, g_object_ref (service));
    }
}

static void
finish (GTask *task)
{
  Guess *guess = g_task_get_task_data (task);
  g_autoptr (GPtrArray) answered = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_task_return_error_if_cancelled (task))
    return;

  add_answered (guess, MDR_PROTOCOL_IMAP, answered);
  add_answered (guess, MDR_PROTOCOL_POP3, answered);
  add_answered (guess, MDR_PROTOCOL_SMTP, answered);

  if (answered->len > 0)
    g_task_return_pointer (task, g_steal_pointer (&answered), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             "No mail server answers where one usually is");
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Trial) trial = user_data;
  Guess *guess = g_task_get_task_data (trial->task);

  guess->answers[trial->position] = mdr_knock_finish (MDR_ENVIRONMENT (source), result, NULL);
  if (guess->answers[trial->position] != MDR_KNOCK_NOBODY)
    mdr_deadline_shorten (guess->deadline, PATIENCE);

  if (--guess->n_pending == 0)
    finish (trial->task);
}

/**
 * mdr_guess_list:
 * @address: the address
 * @exchanger: (nullable): who takes in the mail of its domain
 *
 * Returns: (transfer full) (element-type MdrService): where its servers might be, for each protocol
 *   the likeliest first
 */
GPtrArray *
mdr_guess_list (MdrAddress *address, const char *exchanger)
{
  GPtrArray *services = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    for (guint j = 0; j < patterns[i].n_prefixes; j++)
      {
        const char *prefix = patterns[i].prefixes[j];
        g_autofree char *host = prefix != NULL
                                    ? g_strconcat (prefix, mdr_address_get_domain (address), NULL)
                                    : g_strdup (exchanger);

        if (host != NULL)
          g_ptr_array_add (services,
                           mdr_service_new (patterns[i].protocol, host,
                                            mdr_protocol_get_default_port (patterns[i].protocol,
                                                                           patterns[i].security),
                                            patterns[i].security, mdr_address_get_text (address)));
      }

  return services;
}

/**
 * mdr_guess_async:
 * @environment: the world to look at
 * @address: the address
 * @exchanger: (nullable): who takes in the mail of its domain
 * @cancellable: (nullable): to stop it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Tries what mdr_guess_list() gives. All of it together may take as long as a connection.
 */
void
mdr_guess_async (MdrEnvironment *environment,
                 MdrAddress *address,
                 const char *exchanger,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Guess *guess;

  g_return_if_fail (MDR_IS_ENVIRONMENT (environment));
  g_return_if_fail (address != NULL);

  guess = g_new0 (Guess, 1);
  guess->services = mdr_guess_list (address, exchanger);
  guess->n_pending = guess->services->len;
  guess->answers = g_new0 (MdrKnock, guess->services->len);
  guess->deadline =
      mdr_deadline_new (cancellable, mdr_environment_get_timeout (environment, MDR_PHASE_CONNECT));

  task = g_task_new (environment, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_guess_async);
  g_task_set_task_data (task, guess, (GDestroyNotify) guess_free);

  for (guint i = 0; i < guess->services->len; i++)
    {
      Trial *trial = g_new0 (Trial, 1);

      trial->position = i;
      trial->task = g_object_ref (task);
      mdr_knock_async (environment, g_ptr_array_index (guess->services, i),
                       G_CANCELLABLE (guess->deadline), answered_cb, trial);
    }
}

/**
 * mdr_guess_finish:
 * @environment: the world looked at
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_guess_async().
 *
 * Returns: (transfer full) (element-type MdrService) (nullable): the services that answered, or
 *   %NULL with %G_IO_ERROR_NOT_FOUND
 */
GPtrArray *
mdr_guess_finish (MdrEnvironment *environment, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_guess_async), NULL);
  g_return_val_if_fail (g_task_is_valid (result, environment), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
