/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One word for each error of a look-up, the same in every language.
 */

#include "mdr-lookup-failure.h"

#include "core/mdr-error.h"

#include "probe/connect/mdr-error-cause.h"

/* That a source knows nothing, or was not waited for, is no failure. */
static const struct
{
  GQuark (*domain) (void);
  int code;
  const char *reason;
} reasons[] = {
  { g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, NULL },
  { g_io_error_quark, G_IO_ERROR_NOT_FOUND, NULL },
  { g_io_error_quark, G_IO_ERROR_CANCELLED, NULL },

  { g_io_error_quark, G_IO_ERROR_MESSAGE_TOO_LARGE, "too-long" },
  { g_io_error_quark, G_IO_ERROR_TOO_MANY_LINKS, "too-many-redirects" },
  { g_io_error_quark, G_IO_ERROR_NOT_SUPPORTED, "not-https" },
  { g_io_error_quark, G_IO_ERROR_FAILED, "server-error" },
  { mdr_error_quark, MDR_ERROR_INVALID_DATA, "not-understood" },
};

/**
 * mdr_lookup_failure_get_reason:
 * @error: why there is no answer
 * @phase: %MDR_PHASE_RESOLVE for a question to the DNS, %MDR_PHASE_CONNECT for others
 *
 * Returns: (nullable): the reason as one word, that of the finding with the same meaning where
 *   there is one; %NULL if nothing failed, but there is nothing to know
 */
const char *
mdr_lookup_failure_get_reason (const GError *error, MdrPhase phase)
{
  g_return_val_if_fail (error != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_error_matches (error, reasons[i].domain (), reasons[i].code))
      return reasons[i].reason;

  return mdr_error_cause_find (error, phase, NULL);
}

/**
 * mdr_lookup_failure_is_silence:
 * @error: why there is no answer
 *
 * Returns: whether nobody said anything at all, as it is without a network
 */
gboolean
mdr_lookup_failure_is_silence (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  if (error->domain == G_RESOLVER_ERROR)
    return error->code != G_RESOLVER_ERROR_NOT_FOUND;

  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE);
}
