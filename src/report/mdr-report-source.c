/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The session draws its conclusions from these probes as it did from the real ones, so all that
 * shows sessions shows reports, too. Credentials and messages are taken by nobody.
 */

#include "mdr-report-source.h"

#include "knowledge/mdr-provider-list.h"
#include "mdr-recorded-probe.h"
#include "mdr-recorded-settings-probe.h"
#include "mdr-report-private.h"
#include "mdr-report-records.h"
#include "probe/mdr-service-probe.h"

/* How the real ones are named. */
#define SETTINGS_PROBE "settings"
#define MESSAGE_PROBE "message"

/* One probe of the report. */
typedef struct
{
  MdrProbeRecord *probe;
  MdrServiceRecord *server;
} Record;

struct _MdrReportSource
{
  GObject parent_instance;

  /* owned */
  MdrReport *report;
  MdrEnvironment *environment;
  GPtrArray *records;

  gint64 begin;
};

static void mdr_report_source_source_init (MdrProbeSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MdrReportSource,
                               mdr_report_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MDR_TYPE_PROBE_SOURCE,
                                                      mdr_report_source_source_init))

static void
record_free (gpointer data)
{
  Record *record = data;

  mdr_probe_record_unref (record->probe);
  mdr_service_record_unref (record->server);
  g_free (record);
}

/* What was not looked at then, is not now. */
static MdrProbeRecord *
dup_record (MdrReportSource *self, const char *id, guint steps)
{
  MdrProbeRecord *none;

  for (guint i = 0; i < self->records->len; i++)
    {
      Record *record = g_ptr_array_index (self->records, i);

      if (g_str_equal (record->probe->id, id))
        return mdr_probe_record_ref (record->probe);
    }

  none = mdr_probe_record_new (id);
  none->steps = steps;

  return none;
}

static MdrEnvironment *
mdr_report_source_get_environment (MdrProbeSource *source)
{
  return MDR_REPORT_SOURCE (source)->environment;
}

static MdrProvider *
find_provider (MdrReportSource *self)
{
  JsonObject *account = mdr_report_get_object (mdr_report_get_root (self->report), "account");

  return mdr_provider_list_find_by_id (mdr_provider_list_get_default (),
                                       mdr_report_get_string (account, "provider"));
}

static MdrSettingsProbe *
mdr_report_source_create_settings_probe (MdrProbeSource *source, MdrAddress *address)
{
  MdrReportSource *self = MDR_REPORT_SOURCE (source);
  JsonObject *root = mdr_report_get_root (self->report);
  JsonObject *taken = mdr_report_get_object (root, "settings");
  g_autoptr (MdrSettings) settings =
      taken != NULL ? mdr_report_create_settings (taken, FALSE) : NULL;
  g_autoptr (GPtrArray) opinions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MdrProbeRecord) record = dup_record (self, SETTINGS_PROBE, 1u << MDR_STEP_SETTINGS);

  for (guint i = 0; i < mdr_report_get_length (root, "opinions"); i++)
    {
      MdrSettings *opinion =
          mdr_report_create_settings (mdr_report_get_object_at (root, "opinions", i), FALSE);

      if (opinion != NULL)
        g_ptr_array_add (opinions, opinion);
    }

  return mdr_recorded_settings_probe_new (record, find_provider (self), opinions, settings);
}

/* Those of hosts are among them: the session takes each once. */
static GPtrArray *
mdr_report_source_create_way_probes (MdrProbeSource *source,
                                     MdrAddress *address,
                                     MdrProvider *provider,
                                     GListModel *all)
{
  MdrReportSource *self = MDR_REPORT_SOURCE (source);
  GPtrArray *probes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->records->len; i++)
    {
      Record *record = g_ptr_array_index (self->records, i);

      if (record->probe->service == NULL && !g_str_equal (record->probe->id, SETTINGS_PROBE) &&
          !g_str_equal (record->probe->id, MESSAGE_PROBE))
        g_ptr_array_add (probes, mdr_recorded_probe_new (record->probe));
    }

  return probes;
}

static GPtrArray *
mdr_report_source_create_host_probes (MdrProbeSource *source, const char *host, GListModel *all)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static MdrProbe *
mdr_report_source_create_service_probe (MdrProbeSource *source,
                                        MdrAddress *address,
                                        MdrService *service,
                                        MdrCredentials *credentials)
{
  MdrReportSource *self = MDR_REPORT_SOURCE (source);
  g_autoptr (MdrProbeRecord) unknown = NULL;
  g_autoptr (MdrServiceRecord) unseen = NULL;

  for (guint i = 0; i < self->records->len; i++)
    {
      Record *record = g_ptr_array_index (self->records, i);

      if (record->probe->service != NULL &&
          mdr_service_same_endpoint (record->probe->service, service))
        return MDR_PROBE (mdr_service_probe_new_recorded (record->probe, record->server));
    }

  unknown = mdr_probe_record_new (mdr_service_get_label (service));
  unknown->steps = 1u << MDR_STEP_NETWORK | 1u << MDR_STEP_SETTINGS;
  unknown->service = g_object_ref (service);
  unseen = mdr_service_record_new ();

  return MDR_PROBE (mdr_service_probe_new_recorded (unknown, unseen));
}

static MdrProbe *
mdr_report_source_create_test_probe (MdrProbeSource *source,
                                     MdrAddress *address,
                                     MdrService *service,
                                     MdrCredentials *credentials,
                                     MdrTestMessage *message)
{
  return mdr_report_source_create_service_probe (source, address, service, NULL);
}

static MdrProbe *
mdr_report_source_create_message_probe (MdrProbeSource *source,
                                        const char *message,
                                        MdrProvider *provider)
{
  g_autoptr (MdrProbeRecord) record =
      dup_record (MDR_REPORT_SOURCE (source), MESSAGE_PROBE, 1u << MDR_STEP_START);

  return mdr_recorded_probe_new (record);
}

static void
mdr_report_source_source_init (MdrProbeSourceInterface *iface)
{
  iface->get_environment = mdr_report_source_get_environment;
  iface->create_settings_probe = mdr_report_source_create_settings_probe;
  iface->create_way_probes = mdr_report_source_create_way_probes;
  iface->create_host_probes = mdr_report_source_create_host_probes;
  iface->create_service_probe = mdr_report_source_create_service_probe;
  iface->create_test_probe = mdr_report_source_create_test_probe;
  iface->create_message_probe = mdr_report_source_create_message_probe;
}

static void
mdr_report_source_finalize (GObject *object)
{
  MdrReportSource *self = MDR_REPORT_SOURCE (object);

  g_clear_object (&self->report);
  g_clear_object (&self->environment);
  g_clear_pointer (&self->records, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_report_source_parent_class)->finalize (object);
}

static void
mdr_report_source_class_init (MdrReportSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_report_source_finalize;
}

static void
mdr_report_source_init (MdrReportSource *self)
{
  self->environment = mdr_environment_new ();
  self->records = g_ptr_array_new_with_free_func (record_free);
}

static void
read_records (MdrReportSource *self)
{
  JsonObject *root = mdr_report_get_root (self->report);

  self->begin =
      g_get_monotonic_time () - mdr_report_get_int (root, "elapsed_ms") * G_TIME_SPAN_MILLISECOND;
  for (guint i = 0; i < mdr_report_get_length (root, "probes"); i++)
    {
      JsonObject *object = mdr_report_get_object_at (root, "probes", i);
      Record *record = g_new0 (Record, 1);

      record->probe = mdr_report_create_probe_record (self->report, object, self->begin);
      record->server = mdr_report_create_service_record (object, self->begin);
      g_ptr_array_add (self->records, record);
    }
}

/**
 * mdr_report_source_new:
 * @report: a report
 *
 * Returns: (transfer full): a #MdrProbeSource in whose world it is as late as it was then
 */
MdrReportSource *
mdr_report_source_new (MdrReport *report)
{
  g_autoptr (GDateTime) started = NULL;
  MdrReportSource *self;

  g_return_val_if_fail (MDR_IS_REPORT (report), NULL);

  self = g_object_new (MDR_TYPE_REPORT_SOURCE, NULL);
  self->report = g_object_ref (report);
  mdr_environment_set_home (self->environment, NULL);
  mdr_environment_set_lookup_allowed (self->environment, FALSE);
  started = mdr_report_dup_started (report);
  if (started != NULL)
    mdr_environment_set_now (self->environment, started);
  read_records (self);

  return self;
}

/**
 * mdr_report_source_get_report:
 * @self: a source
 *
 * Returns: (transfer none): whose probes it makes
 */
MdrReport *
mdr_report_source_get_report (MdrReportSource *self)
{
  g_return_val_if_fail (MDR_IS_REPORT_SOURCE (self), NULL);

  return self->report;
}

/**
 * mdr_report_source_get_begin:
 * @self: a report that is played back
 *
 * Returns: the moment by g_get_monotonic_time() from which the phases it plays are counted
 */
gint64
mdr_report_source_get_begin (MdrReportSource *self)
{
  g_return_val_if_fail (MDR_IS_REPORT_SOURCE (self), 0);

  return self->begin;
}
