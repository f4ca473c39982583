/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What no guide may say to a reader.
 */

#pragma once

#include "knowledge/mdr-guides.h"

/**
 * GuideReader:
 * @provider: (nullable): the provider
 * @program: (nullable): the id of the mail program
 * @device: (nullable): the id of the device
 *
 * Whose guides are looked at.
 */
typedef struct
{
  MdrProvider *provider;
  const char *program;
  const char *device;
} GuideReader;

void guide_checks_content (const GuideReader *reader, MdrCause cause, MdrGuide *guide);
void guide_checks_order (const GuideReader *reader, MdrCause cause, GPtrArray *guides);
void guide_checks_complain (const GuideReader *reader,
                            MdrCause cause,
                            MdrGuide *guide,
                            const char *what);
