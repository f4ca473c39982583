/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes passwords and tokens out of what people paste and of the logs of mail programs.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands where a secret was. */
#define MDR_SECRET_MASK "•••"

/**
 * MdrVoice:
 * @MDR_VOICE_UNKNOWN: it is not known who speaks
 * @MDR_VOICE_CLIENT: the mail program
 * @MDR_VOICE_SERVER: the server
 * @MDR_VOICE_NOTE: nobody: a log says what happened
 *
 * Who speaks in a line.
 */
typedef enum
{
  MDR_VOICE_UNKNOWN,
  MDR_VOICE_CLIENT,
  MDR_VOICE_SERVER,
  MDR_VOICE_NOTE,
} MdrVoice;

/**
 * MdrSecretMask:
 *
 * What has to be remembered from line to line: after AUTH LOGIN, the next lines of the client are
 * secrets although nothing in them says so.
 */
typedef struct _MdrSecretMask MdrSecretMask;

MdrSecretMask *mdr_secret_mask_new (void);
void mdr_secret_mask_free (MdrSecretMask *self);

char *mdr_secret_mask_line (MdrSecretMask *self, const char *line, gsize length, MdrVoice voice);
gboolean mdr_secret_mask_expects_secret (MdrSecretMask *self);

char *mdr_secret_mask_text (const char *text, gssize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrSecretMask, mdr_secret_mask_free)

G_END_DECLS
