/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Findings are codes with parameters, never prose: the prose is made last, in the reader's
 * language.
 */

#include "mdr-finding.h"

#include "mdr-clean-text.h"

struct _MdrFinding
{
  GObject parent_instance;

  MdrStepId step;
  MdrSeverity severity;
  MdrCause cause;

  /* owned */
  char *code;
  MdrService *service;
  GVariant *parameters;
};

G_DEFINE_FINAL_TYPE (MdrFinding, mdr_finding, G_TYPE_OBJECT)

typedef enum
{
  PROP_CODE = 1,
  PROP_STEP,
  PROP_SEVERITY,
  PROP_CAUSE,
  PROP_SERVICE,
  PROP_SERVER_TEXT,
} MdrFindingProperty;

static GParamSpec *properties[PROP_SERVER_TEXT + 1];

static void
mdr_finding_finalize (GObject *object)
{
  MdrFinding *self = MDR_FINDING (object);

  g_clear_pointer (&self->code, g_free);
  g_clear_object (&self->service);
  g_clear_pointer (&self->parameters, g_variant_unref);

  G_OBJECT_CLASS (mdr_finding_parent_class)->finalize (object);
}

static void
mdr_finding_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrFinding *self = MDR_FINDING (object);

  switch ((MdrFindingProperty) prop_id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;

    case PROP_STEP:
      g_value_set_enum (value, self->step);
      break;

    case PROP_SEVERITY:
      g_value_set_enum (value, self->severity);
      break;

    case PROP_CAUSE:
      g_value_set_enum (value, self->cause);
      break;

    case PROP_SERVICE:
      g_value_set_object (value, self->service);
      break;

    case PROP_SERVER_TEXT:
      g_value_set_string (value, mdr_finding_get_server_text (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_finding_class_init (MdrFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mdr_finding_finalize;
  object_class->get_property = mdr_finding_get_property;

  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  properties[PROP_STEP] =
      g_param_spec_enum ("step", NULL, NULL, MDR_TYPE_STEP_ID, MDR_STEP_START, flags);
  properties[PROP_SEVERITY] =
      g_param_spec_enum ("severity", NULL, NULL, MDR_TYPE_SEVERITY, MDR_SEVERITY_INFO, flags);
  properties[PROP_CAUSE] =
      g_param_spec_enum ("cause", NULL, NULL, MDR_TYPE_CAUSE, MDR_CAUSE_OK, flags);
  properties[PROP_SERVICE] = g_param_spec_object ("service", NULL, NULL, MDR_TYPE_SERVICE, flags);
  properties[PROP_SERVER_TEXT] = g_param_spec_string ("server-text", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_finding_init (MdrFinding *self)
{
}

/**
 * mdr_finding_new:
 * @code: the finding's code; data/guides/findings.xml has its words
 * @step: the step where it is shown
 * @severity: how much it matters
 * @cause: the cause it points to, %MDR_CAUSE_OK if to none
 * @service: (nullable): the service it is about
 * @...: names of parameters, each followed by its value, and %NULL
 *
 * Makes a finding. Values may come from outside: they are cleaned here with mdr_clean_text(), and a
 * parameter whose value is %NULL is left out. The parameter "server-text" is by convention what the
 * server said, in its own words.
 *
 * Returns: (transfer full): a new finding
 */
MdrFinding *
mdr_finding_new (const char *code,
                 MdrStepId step,
                 MdrSeverity severity,
                 MdrCause cause,
                 MdrService *service,
                 ...)
{
  g_auto (GVariantDict) parameters = G_VARIANT_DICT_INIT (NULL);
  va_list arguments;
  const char *name;

  va_start (arguments, service);
  while ((name = va_arg (arguments, const char *)) != NULL)
    {
      const char *value = va_arg (arguments, const char *);
      g_autofree char *clean = NULL;

      if (value == NULL)
        continue;

      clean = mdr_clean_text (value, -1, MDR_CLEAN_TEXT_MAX_CHARS);
      g_variant_dict_insert (&parameters, name, "s", clean);
    }
  va_end (arguments);

  return mdr_finding_new_with_parameters (code, step, severity, cause, service,
                                          g_variant_dict_end (&parameters));
}

/**
 * mdr_finding_new_with_parameters:
 * @code: the finding's code
 * @step: the step where it is shown
 * @severity: how much it matters
 * @cause: the cause it points to, %MDR_CAUSE_OK if to none
 * @service: (nullable): the service it is about
 * @parameters: an `a{sv}` of clean strings; a floating reference is taken
 *
 * Returns: (transfer full): a new finding
 */
MdrFinding *
mdr_finding_new_with_parameters (const char *code,
                                 MdrStepId step,
                                 MdrSeverity severity,
                                 MdrCause cause,
                                 MdrService *service,
                                 GVariant *parameters)
{
  MdrFinding *self;

  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (service == NULL || MDR_IS_SERVICE (service), NULL);
  g_return_val_if_fail (g_variant_is_of_type (parameters, G_VARIANT_TYPE_VARDICT), NULL);

  self = g_object_new (MDR_TYPE_FINDING, NULL);
  self->code = g_strdup (code);
  self->step = step;
  self->severity = severity;
  self->cause = cause;
  g_set_object (&self->service, service);
  self->parameters = g_variant_ref_sink (parameters);

  return self;
}

/**
 * mdr_finding_get_code:
 * @self: a finding
 *
 * Returns: its code
 */
const char *
mdr_finding_get_code (MdrFinding *self)
{
  g_return_val_if_fail (MDR_IS_FINDING (self), NULL);

  return self->code;
}

/**
 * mdr_finding_get_step:
 * @self: a finding
 *
 * Returns: the step where it is shown
 */
MdrStepId
mdr_finding_get_step (MdrFinding *self)
{
  g_return_val_if_fail (MDR_IS_FINDING (self), MDR_STEP_RESULT);

  return self->step;
}

/**
 * mdr_finding_get_severity:
 * @self: a finding
 *
 * Returns: how much it matters
 */
MdrSeverity
mdr_finding_get_severity (MdrFinding *self)
{
  g_return_val_if_fail (MDR_IS_FINDING (self), MDR_SEVERITY_INFO);

  return self->severity;
}

/**
 * mdr_finding_get_cause:
 * @self: a finding
 *
 * Returns: the cause it points to, %MDR_CAUSE_OK if to none
 */
MdrCause
mdr_finding_get_cause (MdrFinding *self)
{
  g_return_val_if_fail (MDR_IS_FINDING (self), MDR_CAUSE_UNKNOWN);

  return self->cause;
}

/**
 * mdr_finding_get_service:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): the service it is about
 */
MdrService *
mdr_finding_get_service (MdrFinding *self)
{
  g_return_val_if_fail (MDR_IS_FINDING (self), NULL);

  return self->service;
}

/**
 * mdr_finding_get_parameters:
 * @self: a finding
 *
 * Returns: (transfer none): its parameters, an `a{sv}` of strings
 */
GVariant *
mdr_finding_get_parameters (MdrFinding *self)
{
  g_return_val_if_fail (MDR_IS_FINDING (self), NULL);

  return self->parameters;
}

/**
 * mdr_finding_get_parameter:
 * @self: a finding
 * @name: a parameter's name
 *
 * Returns: (nullable): its value
 */
const char *
mdr_finding_get_parameter (MdrFinding *self, const char *name)
{
  const char *value = NULL;

  g_return_val_if_fail (MDR_IS_FINDING (self), NULL);

  g_variant_lookup (self->parameters, name, "&s", &value);

  return value;
}

/**
 * mdr_finding_get_server_text:
 * @self: a finding
 *
 * Returns: (nullable): what the server said, cleaned; never to be translated
 */
const char *
mdr_finding_get_server_text (MdrFinding *self)
{
  return mdr_finding_get_parameter (self, "server-text");
}
