/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Is there such a domain, and does it take mail? A slip of the pen behind the @ shows here. What
 * cannot be looked up is only a warning: the names that the mail program needs are those of the
 * servers, and their own probes tell about them.
 */

#include "mdr-name-probe.h"

#include "knowledge/mdr-misspelling.h"
#include "mdr-deadline.h"
#include "probe/connect/mdr-error-cause.h"
#include "probe/names/mdr-domain.h"
#include "probe/names/mdr-mx.h"

struct _MdrNameProbe
{
  MdrProbe parent_instance;

  /* owned */
  MdrEnvironment *environment;
  MdrAddress *address;
};

G_DEFINE_FINAL_TYPE (MdrNameProbe, mdr_name_probe, MDR_TYPE_PROBE)

/* One run: two questions at once, and a third one if both had no answer. */
typedef struct
{
  guint n_pending;
  gboolean existence_asked;
  gboolean has_address;

  /* owned */
  MdrDeadline *deadline;
  GStrv exchangers;
  GError *exchangers_error;
  GError *address_error;
  GError *existence_error;
} Names;

static void
names_free (Names *names)
{
  g_clear_object (&names->deadline);
  g_clear_pointer (&names->exchangers, g_strfreev);
  g_clear_error (&names->exchangers_error);
  g_clear_error (&names->address_error);
  g_clear_error (&names->existence_error);
  g_free (names);
}

static gboolean
is_not_found (const GError *error)
{
  return g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
}

static void
report (MdrNameProbe *self,
        const char *code,
        MdrSeverity severity,
        MdrCause cause,
        const char *name,
        const char *value)
{
  g_autoptr (MdrFinding) finding =
      mdr_finding_new (code, MDR_STEP_NETWORK, severity, cause, NULL, "domain",
                       mdr_address_get_domain (self->address), name, value, NULL);

  mdr_probe_report (MDR_PROBE (self), finding);
}

static void
report_exchangers (MdrNameProbe *self, GStrv exchangers)
{
  g_autofree char *hosts = g_strjoinv (", ", exchangers);

  report (self, "mail-exchangers", MDR_SEVERITY_INFO, MDR_CAUSE_OK, "hosts", hosts);
}

/* The DNS of this computer does not work, or that of the domain does not. */
static void
report_failure (MdrNameProbe *self, const GError *error)
{
  g_autoptr (MdrFinding) finding = NULL;
  MdrCause cause;
  const char *code = mdr_error_cause_find (error, MDR_PHASE_RESOLVE, &cause);

  finding =
      mdr_finding_new (code, MDR_STEP_NETWORK, MDR_SEVERITY_WARNING, cause, NULL, "host",
                       mdr_address_get_domain (self->address), "reason", error->message, NULL);
  mdr_probe_report (MDR_PROBE (self), finding);
}

/* Lookalikes of large providers' domains exist, and some take in mail. */
static void
report_misspelling (MdrNameProbe *self, gboolean takes_mail)
{
  const char *suggestion = mdr_misspelling_find_domain (mdr_provider_list_get_default (),
                                                        mdr_address_get_domain (self->address));

  if (suggestion != NULL)
    report (self, "domain-misspelt", takes_mail ? MDR_SEVERITY_INFO : MDR_SEVERITY_WARNING,
            MDR_CAUSE_OK, "suggestion", suggestion);
}

static void
report_all (MdrNameProbe *self, Names *names)
{
  if (names->exchangers != NULL && names->exchangers[0] != NULL)
    report_exchangers (self, names->exchangers);
  else if (names->exchangers != NULL)
    report (self, "domain-without-mail", MDR_SEVERITY_WARNING, MDR_CAUSE_OK, NULL, NULL);
  else if (!is_not_found (names->exchangers_error))
    report_failure (self, names->exchangers_error);
  else if (names->has_address)
    /* Without exchangers the domain itself takes the mail (RFC 5321 section 5.1). */
    report (self, "mail-exchangers", MDR_SEVERITY_INFO, MDR_CAUSE_OK, "hosts",
            mdr_address_get_domain (self->address));
  else if (!is_not_found (names->address_error))
    report_failure (self, names->address_error);
  else if (names->existence_error == NULL)
    report (self, "domain-without-mail", MDR_SEVERITY_WARNING, MDR_CAUSE_OK, NULL, NULL);
  else if (is_not_found (names->existence_error))
    report (self, "domain-not-found", MDR_SEVERITY_ERROR, MDR_CAUSE_DNS_FAILURE, NULL, NULL);
  else
    report_failure (self, names->existence_error);
}

static void advance (GTask *task);

static void
existence_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Names *names = g_task_get_task_data (task);

  mdr_domain_exists_finish (MDR_ENVIRONMENT (object), result, &names->existence_error);
  names->n_pending--;
  advance (task);
}

static void
ask_for_existence (GTask *task)
{
  MdrNameProbe *self = g_task_get_source_object (task);
  Names *names = g_task_get_task_data (task);

  names->existence_asked = TRUE;
  names->n_pending++;
  mdr_domain_exists_async (self->environment, mdr_address_get_domain (self->address),
                           g_task_get_cancellable (task), existence_answered_cb,
                           g_object_ref (task));
}

static void
advance (GTask *task)
{
  Names *names = g_task_get_task_data (task);

  if (names->n_pending > 0 || g_task_return_error_if_cancelled (task))
    return;

  if (is_not_found (names->exchangers_error) && is_not_found (names->address_error) &&
      !names->existence_asked)
    {
      ask_for_existence (task);
      return;
    }

  report_all (g_task_get_source_object (task), names);
  report_misspelling (g_task_get_source_object (task),
                      names->exchangers != NULL && names->exchangers[0] != NULL);
  g_task_return_boolean (task, TRUE);
}

static void
exchangers_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Names *names = g_task_get_task_data (task);

  names->exchangers =
      mdr_mx_lookup_finish (MDR_ENVIRONMENT (object), result, &names->exchangers_error);
  names->n_pending--;
  advance (task);
}

static void
addresses_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Names *names = g_task_get_task_data (task);
  GList *addresses =
      g_resolver_lookup_by_name_finish (G_RESOLVER (object), result, &names->address_error);

  names->has_address = addresses != NULL;
  g_resolver_free_addresses (addresses);
  if (names->address_error != NULL)
    mdr_deadline_explain (names->deadline, names->address_error);

  names->n_pending--;
  advance (task);
}

static void
mdr_name_probe_run_async (MdrProbe *probe,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  MdrNameProbe *self = MDR_NAME_PROBE (probe);
  const char *domain = mdr_address_get_domain (self->address);
  guint timeout = mdr_environment_get_timeout (self->environment, MDR_PHASE_RESOLVE);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Names *names = g_new0 (Names, 1);

  g_task_set_source_tag (task, mdr_name_probe_run_async);
  g_task_set_task_data (task, names, (GDestroyNotify) names_free);

  names->n_pending = 2;
  names->deadline = mdr_deadline_new (cancellable, timeout);
  mdr_probe_limit_wait (probe, timeout);
  mdr_mx_lookup_async (self->environment, domain, cancellable, exchangers_answered_cb,
                       g_object_ref (task));
  g_resolver_lookup_by_name_async (mdr_environment_get_resolver (self->environment), domain,
                                   G_CANCELLABLE (names->deadline), addresses_answered_cb,
                                   g_object_ref (task));
}

static gboolean
mdr_name_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_name_probe_finalize (GObject *object)
{
  MdrNameProbe *self = MDR_NAME_PROBE (object);

  g_clear_object (&self->environment);
  g_clear_pointer (&self->address, mdr_address_unref);

  G_OBJECT_CLASS (mdr_name_probe_parent_class)->finalize (object);
}

static void
mdr_name_probe_class_init (MdrNameProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_name_probe_finalize;
  probe_class->run_async = mdr_name_probe_run_async;
  probe_class->run_finish = mdr_name_probe_run_finish;
}

static void
mdr_name_probe_init (MdrNameProbe *self)
{
}

/**
 * mdr_name_probe_new:
 * @environment: the world to look at
 * @address: the address in trouble; only its domain is sent
 *
 * Returns: (transfer full): a probe named "names"
 */
MdrProbe *
mdr_name_probe_new (MdrEnvironment *environment, MdrAddress *address)
{
  MdrNameProbe *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (MDR_TYPE_NAME_PROBE, "id", "names", "steps", 1u << MDR_STEP_NETWORK, NULL);
  self->environment = g_object_ref (environment);
  self->address = mdr_address_ref (address);

  return MDR_PROBE (self);
}
