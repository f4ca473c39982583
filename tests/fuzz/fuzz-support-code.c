/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a code, in characters or in words. What is read is written again as it was.
 */

#include "core/mdr-clean-text.h"
#include "core/mdr-code-characters.h"
#include "core/mdr-page-code.h"
#include "fuzz.h"
#include "knowledge/mdr-phone-alphabets.h"
#include "knowledge/mdr-support-code-texts.h"

static void
check_written (const char *text, const char *code)
{
  MdrCodeReading reading;
  g_autofree char *plain = NULL;

  mdr_code_read (text, &reading);
  plain = mdr_code_write (reading.numbers, reading.length);
  g_assert_cmpstr (plain, ==, code);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *clean = mdr_clean_text ((const char *) data, (gssize) size, 2000);
  g_autofree char *text =
      mdr_phone_alphabets_understand (mdr_phone_alphabets_get_default (), clean);
  MdrSupportCode result;
  MdrPlace place;
  MdrState state;

  if (mdr_support_code_unpack (text, &result, NULL))
    {
      g_autofree char *code = mdr_support_code_pack (&result);
      g_autoptr (GPtrArray) lines = mdr_support_code_create_lines (&result);

      check_written (text, code);
    }

  if (mdr_page_code_unpack (text, &place, &state, NULL))
    {
      g_autofree char *code = mdr_page_code_pack (place, state);

      check_written (text, code);
    }

  return 0;
}
