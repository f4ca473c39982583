/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a provider's configuration file.
 */

#include <stdint.h>
#include <string.h>

#include "core/mdr-service.h"
#include "probe/discovery/mdr-autoconfig.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@example.it", NULL);
  g_autoptr (GBytes) document = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) services = mdr_autoconfig_parse (document, address, NULL, NULL);

  if (services == NULL)
    return 0;

  g_assert_cmpuint (services->len, >, 0);
  for (guint i = 0; i < services->len; i++)
    {
      const char *host = mdr_service_get_host (g_ptr_array_index (services, i));

      g_assert_nonnull (strchr (host, '.'));
      g_assert_false (g_hostname_is_ip_address (host));
    }

  return 0;
}
