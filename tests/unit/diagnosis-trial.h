/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tries rules of the diagnosis on made-up evidence: each alone, and all of them together.
 */

#pragma once

#include "core/mdr-diagnosis-rules.h"
#include "core/mdr-diagnosis.h"

G_BEGIN_DECLS

#define TRIAL_MAX_FACTS 10

/* What a fact is about: nothing special, or one of the services of the made-up account. */
typedef enum
{
  NOBODY,
  IMAP,
  SMTP,
  SMTP_587,
} TrialService;

/* The parameters are written "name=value name=value", with %20 for a blank in a value. */
typedef struct
{
  const char *code;
  MdrSeverity severity;
  MdrCause cause;
  TrialService service;
  const char *parameters;
} TrialFact;

/* clang-format off */
#define INFO(code) { code, MDR_SEVERITY_INFO, MDR_CAUSE_OK, NOBODY, NULL }
#define INFO_ABOUT(code, service) { code, MDR_SEVERITY_INFO, MDR_CAUSE_OK, service, NULL }
#define INFO_WITH(code, parameters) { code, MDR_SEVERITY_INFO, MDR_CAUSE_OK, NOBODY, parameters }
#define FAULT(code, cause, service) { code, MDR_SEVERITY_ERROR, MDR_CAUSE_##cause, service, NULL }
#define FAULT_WITH(code, cause, service, parameters) \
  { code, MDR_SEVERITY_ERROR, MDR_CAUSE_##cause, service, parameters }
#define WARNING(code, cause, service) { code, MDR_SEVERITY_WARNING, MDR_CAUSE_##cause, service, NULL }
#define SILENT(service) FAULT ("connection-timeout", CONNECTION_TIMEOUT, service)
#define CLOSED(service) FAULT ("connection-refused", CONNECTION_REFUSED, service)
#define REACHED(service) INFO_ABOUT ("connected", service)
#define REFUSED(service) FAULT ("sign-in-refused", PASSWORD_WRONG, service)
/* clang-format on */

/**
 * TrialCase:
 * @claim: what the case shows
 * @rule: the rule that it is about, %NULL for all of them together
 * @facts: what was found
 * @symptom: what does not work, as in `--symptom`
 * @webmail: whether the webmail lets the user in
 * @two_step: whether two-step verification is on
 * @program: the mail program in trouble
 * @device: where the trouble shows
 * @provider: the provider's id; that of nobody if left out
 * @source: where the settings come from
 * @two_ports: whether there is a second port for sending
 * @one_host: whether all services are on the host for receiving
 * @n_refused: how many sign-ins were refused
 * @receiving: how receiving stands
 * @sending: how sending stands
 * @accused: whom @rule accuses most when it is asked alone, %MDR_CAUSE_OK for nobody
 * @first: the first cause when all rules are asked
 * @second: the second cause then, %MDR_CAUSE_OK for whatever it is; it is likely, too
 * @at_most: the upper limit of its confidence, 0 for none
 * @because: a code among what speaks for the first cause
 * @against: a code among what speaks against @doubted
 * @doubted: a cause against which something speaks
 */
typedef struct
{
  const char *claim;
  MdrRule rule;
  TrialFact facts[TRIAL_MAX_FACTS];
  const char *symptom;
  const char *webmail;
  const char *two_step;
  const char *program;
  const char *device;
  const char *provider;
  MdrSettingsSource source;
  gboolean two_ports;
  gboolean one_host;
  guint n_refused;
  MdrState receiving;
  MdrState sending;
  MdrCause accused;
  MdrCause first;
  MdrCause second;
  double at_most;
  const char *because;
  const char *against;
  MdrCause doubted;
} TrialCase;

void trial_add_cases (const char *family, const TrialCase *cases, gsize n_cases);

G_END_DECLS
