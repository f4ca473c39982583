/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the guides of data/guides on first use, and chooses among them.
 */

#include "mdr-guides.h"

#include "mdr-company.h"
#include "mdr-data-element.h"
#include "mdr-guide-entry.h"
#include "mdr-program-list.h"

static const char *const files[] = {
  "sign-in.xml",
  "app-passwords.xml",
  "sign-in-windows.xml",
  "sign-in-programs.xml",
  "access.xml",
  "type-password.xml",
  "settings.xml",
  "saved-passwords.xml",
  "accounts.xml",
  "network.xml",
  "antivirus.xml",
  "secure-channel.xml",
  "updates.xml",
  "sending.xml",
  "servers.xml",
  "working-offline.xml",
  "logs.xml",
  "phones.xml",
  "phone-sign-in.xml",
  "phone-settings.xml",
  "phone-network.xml",
  "provider-accounts.xml",
  "provider-servers.xml",
  "support.xml",
  NULL,
};

/* What to try when nothing is known, the most effective first, whatever the ranks: topics, each
 * with the one for those whom it has nothing to say. */
static const struct
{
  const char *topic;
  const char *instead;
} things_to_try[] = {
  { "sign-in/check-in-webmail", NULL }, { "app-password", "sign-in-window" },
  { "remove-and-add-account", NULL },   { "vpn-off", NULL },
  { "server-settings", NULL },
};

/* An entry that suits the reader, and how special it is. */
typedef struct
{
  const MdrGuideEntry *entry;
  guint speciality;
} Candidate;

static gboolean
contains_id (GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (mdr_guide_entry_get_id (entries->pdata[i]), id))
      return TRUE;

  return FALSE;
}

/* Where a company has a guide of the same id, that one stays. */
static void
read_file (GPtrArray *entries, GPtrArray *own, const char *file_name)
{
  g_autoptr (MdrDataElement) root = mdr_data_element_load (file_name);

  for (guint i = 0; i < mdr_data_element_get_n_children (root); i++)
    {
      g_autoptr (MdrGuideEntry) entry = mdr_guide_entry_new (mdr_data_element_get_child (root, i));

      if (!contains_id (own, mdr_guide_entry_get_id (entry)))
        g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
}

/* The company's come first: that is how equals stay. */
static gpointer
load_entries_cb (gpointer unused)
{
  GPtrArray *own = mdr_company_get_guides (mdr_company_get_default ());
  GPtrArray *entries = g_ptr_array_new ();

  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (entries, own->pdata[i]);

  for (gsize i = 0; files[i] != NULL; i++)
    read_file (entries, own, files[i]);

  return entries;
}

static GPtrArray *
get_entries (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_entries_cb, NULL);
}

/* A program that runs on one kind of device says by itself which one it is. */
static const char *
find_device (const char *program_id, const char *device)
{
  MdrProgram *program;
  const char *const *devices;

  if (device != NULL || program_id == NULL)
    return device;

  program = mdr_program_list_find_program (mdr_program_list_get_default (), program_id);
  devices = program != NULL ? mdr_program_get_devices (program) : NULL;

  return devices != NULL && devices[0] != NULL && devices[1] == NULL ? devices[0] : NULL;
}

/* Betterbird has the menus of Thunderbird, and so its guides. */
static const char *
find_guided_as (const char *program_id)
{
  MdrProgram *program = NULL;

  if (program_id != NULL)
    program = mdr_program_list_find_program (mdr_program_list_get_default (), program_id);

  return program != NULL ? mdr_program_get_guided_as (program) : program_id;
}

/* Of each topic only the most special entries stay. */
static void
add_candidate (GArray *candidates, const MdrGuideEntry *entry, guint speciality)
{
  const Candidate candidate = { entry, speciality };
  const char *topic = mdr_guide_entry_get_topic (entry);

  for (guint i = candidates->len; i > 0; i--)
    {
      const Candidate *other = &g_array_index (candidates, Candidate, i - 1);

      if (!g_str_equal (mdr_guide_entry_get_topic (other->entry), topic))
        continue;

      if (other->speciality > speciality)
        return;

      if (other->speciality < speciality)
        g_array_remove_index (candidates, i - 1);
    }

  g_array_append_val (candidates, candidate);
}

/* What helps most often comes first, for everybody; who it is for only decides among equals. */
static int
compare_candidates_cb (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;
  const guint first_rank = mdr_guide_entry_get_rank (first->entry);
  const guint second_rank = mdr_guide_entry_get_rank (second->entry);

  if (first_rank != second_rank)
    return first_rank < second_rank ? -1 : 1;

  if (first->speciality != second->speciality)
    return first->speciality > second->speciality ? -1 : 1;

  return 0;
}

static GPtrArray *
create_guides (GArray *candidates, MdrProvider *provider)
{
  GPtrArray *guides = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MIN (candidates->len, MDR_GUIDES_MAX); i++)
    g_ptr_array_add (guides, mdr_guide_entry_create_guide (
                                 g_array_index (candidates, Candidate, i).entry, provider));

  return guides;
}

static GArray *
collect_for_topic (const char *topic,
                   MdrProvider *provider,
                   const char *program,
                   const char *device)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GPtrArray *entries = get_entries ();
  guint speciality;

  for (guint i = 0; topic != NULL && i < entries->len; i++)
    if (g_str_equal (mdr_guide_entry_get_topic (entries->pdata[i]), topic) &&
        mdr_guide_entry_suits (entries->pdata[i], provider, program, device, &speciality))
      add_candidate (candidates, entries->pdata[i], speciality);

  g_array_sort (candidates, compare_candidates_cb);

  return candidates;
}

static GArray *
collect_for_cause (MdrCause cause, MdrProvider *provider, const char *program, const char *device)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GPtrArray *entries = get_entries ();
  guint speciality;

  for (guint i = 0; cause != MDR_CAUSE_OK && i < entries->len; i++)
    if (mdr_guide_entry_helps_with (entries->pdata[i], cause) &&
        mdr_guide_entry_suits (entries->pdata[i], provider, program, device, &speciality))
      add_candidate (candidates, entries->pdata[i], speciality);

  g_array_sort (candidates, compare_candidates_cb);

  return candidates;
}

static gboolean
has_topic (GArray *candidates, const char *topic)
{
  for (guint i = 0; i < candidates->len; i++)
    if (g_str_equal (mdr_guide_entry_get_topic (g_array_index (candidates, Candidate, i).entry),
                     topic))
      return TRUE;

  return FALSE;
}

/* The things to try, and what else there is for an unknown cause. */
static GArray *
collect_things_to_try (MdrProvider *provider, const char *program, const char *device)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GArray) rest = collect_for_cause (MDR_CAUSE_UNKNOWN, provider, program, device);

  for (gsize i = 0; i < G_N_ELEMENTS (things_to_try); i++)
    {
      g_autoptr (GArray) best =
          collect_for_topic (things_to_try[i].topic, provider, program, device);
      g_autoptr (GArray) second =
          collect_for_topic (things_to_try[i].instead, provider, program, device);

      if (best->len > 0 || second->len > 0)
        g_array_append_vals (all, best->len > 0 ? best->data : second->data, 1);
    }

  for (guint i = 0; i < rest->len; i++)
    if (!has_topic (all, mdr_guide_entry_get_topic (g_array_index (rest, Candidate, i).entry)))
      g_array_append_vals (all, &g_array_index (rest, Candidate, i), 1);

  return all;
}

/**
 * mdr_guides_find:
 * @cause: a cause
 * @provider: (nullable): the user's provider, %NULL if it is not on the list
 * @program: (nullable): the id of the user's mail program, see programs.ini
 * @device: (nullable): the id of the device it runs on; it may be left out for a program that only
 *   runs on one
 *
 * Finds what to do, in the order of the guides' ranks; for %MDR_CAUSE_UNKNOWN what to try, the most
 * effective first. Of several guides on one topic only the most
 * special ones are taken (provider, then program and device, then the provider's kind of sign-in).
 * There are at most %MDR_GUIDES_MAX, and at least one for every cause but %MDR_CAUSE_OK.
 *
 * Returns: (transfer full) (element-type MdrGuide): the guides, the best first
 */
GPtrArray *
mdr_guides_find (MdrCause cause, MdrProvider *provider, const char *program, const char *device)
{
  g_autoptr (GArray) candidates = NULL;

  g_return_val_if_fail (provider == NULL || MDR_IS_PROVIDER (provider), NULL);

  device = find_device (program, device);
  program = find_guided_as (program);
  candidates = cause == MDR_CAUSE_UNKNOWN ? collect_things_to_try (provider, program, device)
                                          : collect_for_cause (cause, provider, program, device);

  return create_guides (candidates, provider);
}

/**
 * mdr_guides_find_topic:
 * @topic: a topic, as "clear-saved-passwords"
 * @provider: (nullable): the user's provider, %NULL if it is not on the list
 * @program: (nullable): the id of the user's mail program
 * @device: (nullable): the id of the device it runs on
 *
 * Finds the guides of a topic that suit the user best, whatever the cause.
 *
 * Returns: (transfer full) (element-type MdrGuide): the guides, empty for an unknown topic
 */
GPtrArray *
mdr_guides_find_topic (const char *topic,
                       MdrProvider *provider,
                       const char *program,
                       const char *device)
{
  g_autoptr (GArray) candidates = NULL;

  g_return_val_if_fail (topic != NULL, NULL);
  g_return_val_if_fail (provider == NULL || MDR_IS_PROVIDER (provider), NULL);

  candidates =
      collect_for_topic (topic, provider, find_guided_as (program), find_device (program, device));

  return create_guides (candidates, provider);
}

static const MdrGuideEntry *
find_entry (const char *id)
{
  GPtrArray *entries = get_entries ();

  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (mdr_guide_entry_get_id (entries->pdata[i]), id))
      return entries->pdata[i];

  return NULL;
}

/**
 * mdr_guides_get:
 * @id: a guide's id
 * @provider: (nullable): the provider whose pages it may lead to
 *
 * Looks up a guide that is named somewhere, in a report for instance.
 *
 * Returns: (transfer full) (nullable): the guide, %NULL if there is none of this id
 */
MdrGuide *
mdr_guides_get (const char *id, MdrProvider *provider)
{
  const MdrGuideEntry *entry;

  g_return_val_if_fail (id != NULL, NULL);

  entry = find_entry (id);

  return entry != NULL ? mdr_guide_entry_create_guide (entry, provider) : NULL;
}

/**
 * mdr_guides_helps_with:
 * @id: a guide's id
 * @cause: a cause other than %MDR_CAUSE_OK
 *
 * Returns: whether there is such a guide, and it helps with @cause
 */
gboolean
mdr_guides_helps_with (const char *id, MdrCause cause)
{
  const MdrGuideEntry *entry;

  g_return_val_if_fail (id != NULL, FALSE);

  entry = find_entry (id);

  return entry != NULL && mdr_guide_entry_helps_with (entry, cause);
}

/**
 * mdr_guides_get_files:
 *
 * Returns: (array zero-terminated): the names of the files of data/guides with guides in them, for
 *   who has something else to do with them
 */
const char *const *
mdr_guides_get_files (void)
{
  return files;
}
