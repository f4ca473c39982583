/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One provider's facts.
 */

#include "mdr-provider.h"

struct _MdrProvider
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (MdrProvider, mdr_provider, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (MdrProviderLink,
                    mdr_provider_link,
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_LINK_WEBMAIL, "webmail"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_LINK_PASSWORD_RESET, "password-reset"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_LINK_TWO_STEP, "two-step"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_LINK_APP_PASSWORD, "app-password"),
                    G_DEFINE_ENUM_VALUE (MDR_PROVIDER_LINK_IMAP_SWITCH, "imap-switch"))

G_DEFINE_ENUM_TYPE (MdrImapSwitch,
                    mdr_imap_switch,
                    G_DEFINE_ENUM_VALUE (MDR_IMAP_SWITCH_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (MDR_IMAP_SWITCH_ALWAYS_ON, "always-on"),
                    G_DEFINE_ENUM_VALUE (MDR_IMAP_SWITCH_MUST_ENABLE, "must-enable"),
                    G_DEFINE_ENUM_VALUE (MDR_IMAP_SWITCH_ADMIN, "admin"),
                    G_DEFINE_ENUM_VALUE (MDR_IMAP_SWITCH_PAID_PLAN, "paid-plan"))

static void
mdr_provider_class_init (MdrProviderClass *klass)
{
}

static void
mdr_provider_init (MdrProvider *self)
{
}
