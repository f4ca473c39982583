/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any line of a batch of messages. Others have to take what goes out as its id for JSON, too.
 */

#include <json-glib/json-glib.h>
#include <string.h>

#include "cli/mdr-cli-message.h"
#include "fuzz.h"

static void
check_id (const MdrCliMessage *message)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) document = g_string_new ("[");
  gsize length;
  const char *id = mdr_cli_message_get_id (message, &length);

  g_assert_true (g_utf8_validate (id, length, NULL));
  g_string_append_len (document, id, length);
  g_string_append_c (document, ']');

  /* JsonParser knows no halves of surrogate pairs. */
  if (strstr (document->str, "\\u") == NULL)
    {
      g_autoptr (GError) error = NULL;

      json_parser_load_from_data (parser, document->str, document->len, &error);
      g_assert_no_error (error);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (MdrCliMessage) message = mdr_cli_message_new ();
  g_autofree char *line = g_malloc (MAX (size, 1));

  memcpy (line, data, size);
  mdr_cli_message_read (message, line, size);
  check_id (message);

  for (guint field = 0; field < MDR_CLI_MESSAGE_N_FIELDS; field++)
    {
      gsize length;
      const char *value = mdr_cli_message_get (message, field, &length);

      g_assert_true (value != NULL || length == 0);
      g_assert_true (value == NULL || value[length] == '\0');
    }

  return 0;
}
