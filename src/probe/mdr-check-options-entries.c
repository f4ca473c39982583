/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each option takes. Every value is looked at while it is parsed, so that nothing has been
 * started when one of them turns out to be wrong.
 */

#include "mdr-check-options-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/mdr-clean-text.h"
#include "core/mdr-error.h"
#include "explain/secrets/mdr-secret-mask.h"
#include "knowledge/mdr-program-list.h"
#include "probe/tls/mdr-joint-trust.h"
#include "probe/tls/mdr-public-authorities.h"

/* An hour: more than any server takes, and far from overflowing. */
#define MAX_TIMEOUT_SECONDS 3600

/* What RFC 5321 allows for an address; user names are not longer. */
#define MAX_USER_NAME 320

/* Each message is whole, quotes and all, so that it can be translated as one. */
G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list parameters;

  va_start (parameters, format);
  g_propagate_error (
      error, g_error_new_valist (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, format, parameters));
  va_end (parameters);

  return FALSE;
}

static gboolean
add_service (MdrCheckOptions *self, MdrProtocol protocol, const char *value, GError **error)
{
  g_autoptr (MdrService) service = mdr_service_parse (protocol, value, NULL, error);

  if (service == NULL)
    {
      g_prefix_error (error, "--%s ", mdr_enum_to_nick (MDR_TYPE_PROTOCOL, protocol));
      return FALSE;
    }

  g_ptr_array_add (self->services, g_steal_pointer (&service));

  return TRUE;
}

static gboolean
parse_service_cb (const char *option, const char *value, gpointer data, GError **error)
{
  int protocol;

  if (!mdr_enum_from_nick (MDR_TYPE_PROTOCOL, option + strlen ("--"), &protocol))
    g_return_val_if_reached (FALSE);

  return add_service (data, protocol, value, error);
}

static gboolean
parse_user_cb (const char *option, const char *value, gpointer data, GError **error)
{
  MdrCheckOptions *self = data;
  g_autofree char *clean = mdr_clean_text (value, -1, MAX_USER_NAME);
  g_autofree char *quote = mdr_clean_quote (value);

  if (*clean == '\0' || strcmp (clean, value) != 0)
    return refuse (error, _ ("%s “%s”: this is not a user name."), option, quote);

  g_free (self->user_name);
  self->user_name = g_steal_pointer (&clean);

  return TRUE;
}

static gboolean
parse_timeout_cb (const char *option, const char *value, gpointer data, GError **error)
{
  MdrCheckOptions *self = data;
  g_autofree char *quote = mdr_clean_quote (value);
  char *end;
  double seconds = g_ascii_strtod (value, &end);

  if (end == value || *end != '\0' || !isfinite (seconds) || seconds < 0.001 ||
      seconds > MAX_TIMEOUT_SECONDS)
    return refuse (error, _ ("%s “%s”: write a number of seconds, more than 0, up to 3600."),
                   option, quote);

  mdr_environment_limit_timeouts (self->environment, (guint) (seconds * 1000));

  return TRUE;
}

static gboolean
parse_no_lookup_cb (const char *option, const char *value, gpointer data, GError **error)
{
  MdrCheckOptions *self = data;

  mdr_environment_set_lookup_allowed (self->environment, FALSE);

  return TRUE;
}

static gboolean
parse_ca_file_cb (const char *option, const char *value, gpointer data, GError **error)
{
  MdrCheckOptions *self = data;
  g_autoptr (GTlsDatabase) trust = NULL;
  g_autoptr (GError) local_error = NULL;

  trust = mdr_joint_trust_new_from_file (mdr_environment_get_trust (self->environment), value,
                                         &local_error);
  if (trust == NULL)
    {
      g_autofree char *name = g_filename_display_name (value);
      g_autofree char *quote = mdr_clean_quote (name);

      return refuse (error, _ ("%s: the authorities in “%s” cannot be read: %s"), option, quote,
                     local_error->message);
    }

  mdr_environment_set_trust (self->environment, trust);
  mdr_public_authorities_count (self->environment, value);

  return TRUE;
}

/* For tests and for those who look after other people's computers. */
static gboolean
parse_home_cb (const char *option, const char *value, gpointer data, GError **error)
{
  MdrCheckOptions *self = data;

  mdr_environment_set_home (self->environment, value);

  return TRUE;
}

/* An IPv6 address may stand in brackets, as it does in URIs. */
static GInetAddress *
parse_ip_address (const char *text)
{
  g_autofree char *bare = g_strdup (text);
  gsize length = strlen (bare);

  if (length > 2 && bare[0] == '[' && bare[length - 1] == ']')
    {
      bare[length - 1] = '\0';
      return g_inet_address_new_from_string (bare + 1);
    }

  return g_inet_address_new_from_string (bare);
}

/* Also the default one, for libraries that look names up by themselves. */
static void
ensure_resolver (MdrCheckOptions *self)
{
  g_autoptr (GResolver) system = NULL;

  if (self->resolver != NULL)
    return;

  system = g_resolver_get_default ();
  self->resolver = MDR_OVERRIDE_RESOLVER (mdr_override_resolver_new (system));
  mdr_environment_set_resolver (self->environment, G_RESOLVER (self->resolver));
  g_resolver_set_default (G_RESOLVER (self->resolver));
}

static gboolean
parse_resolve_cb (const char *option, const char *value, gpointer data, GError **error)
{
  MdrCheckOptions *self = data;
  g_auto (GStrv) parts = g_strsplit (value, ":", 2);
  g_autofree char *quote = mdr_clean_quote (value);
  g_autofree char *host = NULL;
  g_autoptr (GInetAddress) address = NULL;

  if (g_strv_length (parts) == 2 && *parts[0] != '\0')
    {
      host = g_hostname_to_ascii (parts[0]);
      address = parse_ip_address (parts[1]);
    }

  if (host == NULL || address == NULL)
    return refuse (error,
                   _ ("%s “%s”: write HOST:ADDRESS, like imap.example.com:192.0.2.1, or "
                      "*:ADDRESS."),
                   option, quote);

  ensure_resolver (self);
  mdr_override_resolver_add (self->resolver, host, address);

  /* Who has an answer for every name wants nobody else to be asked about any. */
  if (strcmp (host, "*") == 0)
    for (guint type = G_RESOLVER_RECORD_SRV; type <= G_RESOLVER_RECORD_NS; type++)
      mdr_override_resolver_add_record (self->resolver, host, type, NULL);

  return TRUE;
}

/* An answer that the user gave before and now changes was meant otherwise one of the two times. */
static gboolean
set_answer (MdrCheckOptions *self,
            const char *option,
            MdrQuestion question,
            const char *answer,
            GError **error)
{
  const char *before = mdr_answers_get (self->answers, question);
  g_autofree char *first = g_strdup (before);
  g_autofree char *quote = mdr_clean_quote (answer);

  if (!mdr_answers_set (self->answers, question, answer, error))
    {
      g_prefix_error (error, "%s: ", option);
      return FALSE;
    }

  if (first != NULL && !mdr_answers_is (self->answers, question, first))
    return refuse (error, _ ("%s “%s”: another answer to this was given before."), option, quote);

  return TRUE;
}

static gboolean
is_known (MdrQuestion question, const char *id)
{
  MdrProgramList *list = mdr_program_list_get_default ();

  if (question == MDR_QUESTION_PROGRAM)
    return mdr_program_list_find_program (list, id) != NULL;

  if (question == MDR_QUESTION_DEVICE)
    return mdr_program_list_find_device (list, id) != NULL;

  return TRUE;
}

static char *
list_ids (GListModel *models)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  guint n_models = g_list_model_get_n_items (models);

  for (guint i = 0; i < n_models; i++)
    {
      g_autoptr (GObject) model = g_list_model_get_item (models, i);
      g_autofree char *id = NULL;

      g_object_get (model, "id", &id, NULL);
      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", id);
    }

  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static gboolean
refuse_unknown (GError **error, const char *option, MdrQuestion question, const char *value)
{
  MdrProgramList *list = mdr_program_list_get_default ();
  g_autofree char *quote = mdr_clean_quote (value);
  g_autofree char *ids =
      list_ids (question == MDR_QUESTION_PROGRAM ? mdr_program_list_get_programs (list)
                                                 : mdr_program_list_get_devices (list));

  return refuse (error, _ ("%s “%s”: choose from %s."), option, quote, ids);
}

static gboolean
parse_answer_cb (const char *option, const char *value, gpointer data, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (value, "=", 2);
  g_autofree char *quote = mdr_clean_quote (value);
  int question;

  if (g_strv_length (parts) != 2)
    return refuse (error, _ ("%s “%s”: write KEY=VALUE, like webmail=yes."), option, quote);

  if (!mdr_enum_from_nick (MDR_TYPE_QUESTION, parts[0], &question) ||
      question > MDR_QUESTION_DEVICE)
    return refuse (error, _ ("%s “%s”: the answers are webmail, two-step, program and device."),
                   option, quote);

  if (!is_known (question, parts[1]))
    return refuse_unknown (error, option, question, value);

  return set_answer (data, option, question, parts[1], error);
}

static gboolean
parse_symptom_cb (const char *option, const char *value, gpointer data, GError **error)
{
  return set_answer (data, option, MDR_QUESTION_SYMPTOM, value, error);
}

/* What people paste may have a password in it. It goes no further. */
static gboolean
parse_message_cb (const char *option, const char *value, gpointer data, GError **error)
{
  g_autofree char *masked = mdr_secret_mask_text (value, -1);

  return set_answer (data, option, MDR_QUESTION_MESSAGE, masked, error);
}

/* Names and messages are flagged as file names, which are not converted: so they may have accents
 * in the C locale too. */
const GOptionEntry mdr_check_options_account_entries[] = {
  { "imap", 0, 0, G_OPTION_ARG_CALLBACK, parse_service_cb,
    N_ ("Check this IMAP server, not what would be found"), N_ ("HOST[:PORT[:SECURITY]]") },
  { "pop3", 0, 0, G_OPTION_ARG_CALLBACK, parse_service_cb, N_ ("Check this POP3 server"),
    N_ ("HOST[:PORT[:SECURITY]]") },
  { "smtp", 0, 0, G_OPTION_ARG_CALLBACK, parse_service_cb,
    N_ ("Check this server for sending; SECURITY: tls, starttls, none"),
    N_ ("HOST[:PORT[:SECURITY]]") },
  { "user", 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, parse_user_cb,
    N_ ("Sign in with this name, not with what would be found"), N_ ("NAME") },
  { "no-lookup", 0, G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, parse_no_lookup_cb,
    N_ ("Do not look for settings over the network"), NULL },
  { "answer", 0, 0, G_OPTION_ARG_CALLBACK, parse_answer_cb,
    N_ ("What only you know: webmail=yes|no, two-step=yes|no, program=ID, device=ID"),
    N_ ("KEY=VALUE") },
  { "symptom", 0, 0, G_OPTION_ARG_CALLBACK, parse_symptom_cb,
    N_ ("cannot-receive, cannot-send, both or keeps-asking"), N_ ("SYMPTOM") },
  { "message", 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, parse_message_cb,
    N_ ("What the mail program says"), N_ ("TEXT") },
  G_OPTION_ENTRY_NULL,
};

const GOptionEntry mdr_check_options_world_entries[] = {
  { "timeout", 0, 0, G_OPTION_ARG_CALLBACK, parse_timeout_cb,
    N_ ("The longest that any one phase may take"), N_ ("SECONDS") },
  { "ca-file", 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, parse_ca_file_cb,
    N_ ("Trust the authorities in this file too"), N_ ("PEM") },
  { "resolve", 0, 0, G_OPTION_ARG_CALLBACK, parse_resolve_cb,
    N_ ("Take this IP address for HOST, without asking the DNS; * is every host"),
    N_ ("HOST:ADDRESS") },
  { "home", 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, parse_home_cb,
    N_ ("Read the settings of the mail programs in this home folder"), N_ ("FOLDER") },
  G_OPTION_ENTRY_NULL,
};
