/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes give the same lines however they are cut into packets. The first byte says how.
 */

#include <string.h>

#include "fuzz.h"
#include "protocol/mdr-line-splitter.h"

static GString *
split (const char *bytes, gsize length, gsize packet)
{
  g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (MDR_PROTOCOL_IMAP);
  GString *lines = g_string_new (NULL);
  MdrSplit result = MDR_SPLIT_NEED_MORE;

  for (gsize i = 0; i < length && result != MDR_SPLIT_OVERFLOW; i += packet)
    {
      const char *line;
      gsize n_bytes;

      mdr_line_splitter_push (splitter, bytes + i, MIN (packet, length - i));
      while ((result = mdr_line_splitter_next (splitter, &line, &n_bytes)) == MDR_SPLIT_LINE)
        {
          g_assert_cmpuint (n_bytes, <=, MDR_LINE_MAX_LENGTH);
          g_string_append_printf (lines, "%" G_GSIZE_FORMAT ":", n_bytes);
          g_string_append_len (lines, line, (gssize) n_bytes);
        }
    }

  return lines;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GString) at_once = NULL;
  g_autoptr (GString) in_packets = NULL;

  if (size < 2)
    return 0;

  at_once = split ((const char *) data + 1, size - 1, size);
  in_packets = split ((const char *) data + 1, size - 1, 1 + data[0] % 16);
  g_assert_true (g_string_equal (at_once, in_packets));

  return 0;
}
