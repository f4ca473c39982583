/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Name, address, connection, secure channel, dialogue: it says where on the way it stops. The
 * connector and the conversation do the work; here it becomes phases and findings.
 */

#include "mdr-service-probe.h"

#include "mdr-connector.h"
#include "mdr-conversation.h"
#include "mdr-error-cause.h"
#include "mdr-way-findings.h"

struct _MdrServiceProbe
{
  MdrProbe parent_instance;

  /* owned */
  MdrEnvironment *environment;
  MdrAddress *address;
  MdrCredentials *credentials;

  /* owned, of the present run */
  MdrConnector *connector;
  MdrDialogue *dialogue;
  MdrConversation *conversation;
  char **addresses;
};

G_DEFINE_FINAL_TYPE (MdrServiceProbe, mdr_service_probe, MDR_TYPE_PROBE)

static const char *const none[] = { NULL };

/* A run that was stopped still gets to its end; what it finds on the way there is nobody's
 * business. */
static gboolean
is_stopped (GTask *task)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (task));
}

static MdrServiceProbe *
get_probe (GTask *task)
{
  return MDR_SERVICE_PROBE (g_task_get_source_object (task));
}

/* What is kept of a phase while it is under way: the state that it will end in. */
typedef struct
{
  MdrPhase phase;
  MdrState state;
} Way;

static void
enter_phase (GTask *task, MdrPhase phase)
{
  Way *way = g_task_get_task_data (task);

  way->phase = phase;
  way->state = MDR_STATE_PASSED;
  mdr_probe_enter_phase (MDR_PROBE (get_probe (task)), phase);
}

static void
leave_phase (GTask *task)
{
  Way *way = g_task_get_task_data (task);

  mdr_probe_leave_phase (MDR_PROBE (get_probe (task)), way->phase, way->state);
}

static void
report (GTask *task, MdrFinding *finding)
{
  Way *way = g_task_get_task_data (task);

  if (mdr_finding_get_severity (finding) == MDR_SEVERITY_ERROR)
    way->state = MDR_STATE_FAILED;
  else if (mdr_finding_get_severity (finding) == MDR_SEVERITY_WARNING)
    way->state = mdr_state_worse (way->state, MDR_STATE_WARNING);

  mdr_probe_report (MDR_PROBE (get_probe (task)), finding);
}
