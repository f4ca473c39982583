/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be wrong with what was given to us, where GLib's own error domains have no word for it.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MDR_ERROR (mdr_error_quark ())

/**
 * MdrError:
 * @MDR_ERROR_INVALID_ADDRESS: not a mail address
 * @MDR_ERROR_INVALID_SERVICE: not a server, port and security
 * @MDR_ERROR_INVALID_ANSWER: not a question or not one of its answers
 * @MDR_ERROR_INVALID_CODE: not a support code nor a code of a page
 * @MDR_ERROR_INVALID_DATA: a data file or a configuration from outside cannot be understood
 * @MDR_ERROR_REFUSED: a rule of ours forbids it (sign-in attempts, unverified channel)
 *
 * The messages are in the user's language and say what to do.
 */
typedef enum
{
  MDR_ERROR_INVALID_ADDRESS,
  MDR_ERROR_INVALID_SERVICE,
  MDR_ERROR_INVALID_ANSWER,
  MDR_ERROR_INVALID_CODE,
  MDR_ERROR_INVALID_DATA,
  MDR_ERROR_REFUSED,
} MdrError;

GQuark mdr_error_quark (void);

G_END_DECLS
