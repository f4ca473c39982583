/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Settings of KDE and of Claws Mail: whatever is in a file, values are UTF-8 and no passwords. The
 * first byte says in which form it is read.
 */

#include <string.h>

#include "fuzz.h"
#include "programs/mdr-config-text.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const keys[] = { "host", "ImapPort", "UserName", "auth", "key" };
  g_autoptr (MdrConfigText) config = NULL;
  GPtrArray *groups;

  if (size < 1)
    return 0;

  config = mdr_config_text_new ((const char *) data + 1, size - 1,
                                data[0] % 2 == 0 ? MDR_CONFIG_FORM_KDE : MDR_CONFIG_FORM_PLAIN);
  groups = mdr_config_text_get_groups (config);

  for (guint i = 0; i < MIN (groups->len, 10); i++)
    {
      g_assert_true (g_utf8_validate (groups->pdata[i], -1, NULL));
      g_assert_null (mdr_config_text_get (config, groups->pdata[i], "password"));

      for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          const char *value = mdr_config_text_get (config, groups->pdata[i], keys[k]);

          g_assert_true (value == NULL || g_utf8_validate (value, -1, NULL));
          (void) mdr_config_text_get_number (config, groups->pdata[i], keys[k], 0);
        }
    }

  return 0;
}
