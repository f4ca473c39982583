/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the assistant knows about a page: nothing but this.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-checklist-item.h"
#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_PAGE (mdr_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdrPage, mdr_page, MDR, PAGE, AdwBin)

/**
 * MdrPageClass:
 * @updated: the session has drawn new conclusions; also called once at the beginning
 * @leave: the user wants to go on; returns %FALSE, having said why on the page, if that cannot be
 *   yet. The default lets go.
 * @hidden: the page is no longer the one that is shown
 * @focus_check: the user wants to try a line of the checklist; returns %FALSE where the page has no
 *   place of its own for it
 *
 * What a page may bring beside its template.
 */
struct _MdrPageClass
{
  AdwBinClass parent_class;

  void (*updated) (MdrPage *self);
  gboolean (*leave) (MdrPage *self);
  void (*hidden) (MdrPage *self);
  gboolean (*focus_check) (MdrPage *self, MdrCheck check);

  gpointer padding[3];
};

MdrSession *mdr_page_get_session (MdrPage *self);
MdrStep *mdr_page_get_step (MdrPage *self);
const char *mdr_page_get_title (MdrPage *self);
gboolean mdr_page_get_complete (MdrPage *self);
gboolean mdr_page_get_busy (MdrPage *self);
gboolean mdr_page_leave (MdrPage *self);
void mdr_page_hidden (MdrPage *self);
gboolean mdr_page_focus_first (MdrPage *self);
gboolean mdr_page_focus_check (MdrPage *self, MdrCheck check);

/* For the pages. */
void mdr_page_set_complete (MdrPage *self, gboolean complete);

G_END_DECLS
